import type { Denial, KeyValues, MatchedStatement } from '../../denial.ts'

/**
 * A denial as AWS's decoded messages tell it. The form is documented by an example only, that of the AWS CLI, which has no NotAction and no
 * NotResource; `notActions`, `notResources` and `shortened` are of this server's own, and there only where they say something.
 * https://docs.aws.amazon.com/cli/latest/reference/sts/decode-authorization-message.html#examples
 */
export function decodedMessage({ principal, ...denial }: Denial): string {
  return JSON.stringify({
    allowed: false,
    explicitDeny: denial.explicit,
    matchedStatements: items(denial.statements.map(statementView)),
    failures: items([]),
    context: {
      principal: { id: principal.id, name: principal.name, arn: principal.arn },
      action: denial.action,
      resource: denial.resource,
      conditions: items(denial.conditions.map(keyView)),
    },
    shortened: denial.shortened || undefined,
  })
}

const items = <T>(list: readonly T[]) => ({ items: list })
const values = (texts: readonly string[]) => items(texts.map((value) => ({ value })))
const keyView = ({ key, values: texts }: KeyValues) => ({ key, values: values(texts) })

function statementView({ sid, effect, principals, actions, resources, conditions }: MatchedStatement) {
  return {
    statementId: sid ?? '',
    effect: effect === 'Allow' ? 'ALLOW' : 'DENY',
    principals: values(principals),
    principalGroups: items([]),
    actions: values(actions.negated ? [] : actions.patterns),
    notActions: actions.negated ? values(actions.patterns) : undefined,
    resources: values(resources.negated ? [] : resources.patterns),
    notResources: resources.negated ? values(resources.patterns) : undefined,
    conditions: items(conditions.map(keyView)),
  }
}
