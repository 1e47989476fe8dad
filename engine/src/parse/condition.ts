import type { ConditionEntry, ConditionOperator } from '../document.ts'
import { canonicalBase64 } from '../match/binary.ts'
import { parseDate } from '../match/date.ts'
import { parseIp } from '../match/ip.ts'
import { isNumber } from '../match/number.ts'
import type { JsonMember, JsonNode, JsonObject } from './json.ts'
import { SYNTAX_ERRORS } from './rules.ts'
import { type Located, pathOf, type Scope, syntaxProblem } from './scope.ts'
import { variablesAreWellFormed } from './variables.ts'

/** What a value must look like, and whether policy variables may stand in it. */
interface ValueForm {
  readonly name: string
  readonly accepts: (text: string) => boolean
  readonly variables: boolean
}

const BOOLEAN_TEXT = /^(?:true|false)$/i

const TEXT: ValueForm = { name: 'a string', accepts: () => true, variables: true }
const NUMBER: ValueForm = { name: 'a number', accepts: isNumber, variables: false }
const DATE: ValueForm = {
  name: 'an ISO 8601 date or epoch seconds',
  accepts: (text) => !Number.isNaN(parseDate(text)),
  variables: false,
}
const BOOLEAN: ValueForm = {
  name: 'true or false',
  accepts: (text) => BOOLEAN_TEXT.test(text),
  variables: false,
}
const BINARY: ValueForm = {
  name: 'base64',
  accepts: (text) => canonicalBase64(text) !== undefined,
  variables: false,
}
const ADDRESS: ValueForm = {
  name: 'an IP address or CIDR range',
  accepts: (text) => parseIp(text, true) !== undefined,
  variables: false,
}

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html; which
 * operators take variables: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
const FORMS: Readonly<Record<ConditionOperator, ValueForm>> = {
  StringEquals: TEXT,
  StringNotEquals: TEXT,
  StringEqualsIgnoreCase: TEXT,
  StringNotEqualsIgnoreCase: TEXT,
  StringLike: TEXT,
  StringNotLike: TEXT,
  NumericEquals: NUMBER,
  NumericNotEquals: NUMBER,
  NumericLessThan: NUMBER,
  NumericLessThanEquals: NUMBER,
  NumericGreaterThan: NUMBER,
  NumericGreaterThanEquals: NUMBER,
  DateEquals: DATE,
  DateNotEquals: DATE,
  DateLessThan: DATE,
  DateLessThanEquals: DATE,
  DateGreaterThan: DATE,
  DateGreaterThanEquals: DATE,
  Bool: BOOLEAN,
  BinaryEquals: BINARY,
  IpAddress: ADDRESS,
  NotIpAddress: ADDRESS,
  ArnEquals: TEXT,
  ArnNotEquals: TEXT,
  ArnLike: TEXT,
  ArnNotLike: TEXT,
  Null: BOOLEAN,
}

/** An operator as written: its parts and the form of its values. */
interface Operator {
  readonly quantifier: ConditionEntry['quantifier']
  readonly operator: ConditionOperator
  readonly ifExists: boolean
}

/** All spellings, in lower case: 27 operators, with `IfExists` (but not on `Null`), with either quantifier (neither on `Null`). */
const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  (Object.keys(FORMS) as ConditionOperator[]).flatMap((operator) => {
    const plain = operator === 'Null'
    return (plain ? [undefined] : ([undefined, 'ForAllValues', 'ForAnyValue'] as const)).flatMap(
      (quantifier) =>
        (plain ? [false] : [false, true]).map((ifExists): [string, Operator] => [
          `${quantifier === undefined ? '' : `${quantifier}:`}${operator}${ifExists ? 'IfExists' : ''}`.toLowerCase(),
          { quantifier, operator, ifExists },
        ]),
    )
  }),
)

/**
 * Reads a Condition block. Nothing in it is ever dropped: what is not understood is a problem.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function readConditions(node: JsonNode, scope: Scope, path: string): readonly ConditionEntry[] {
  const entries: ConditionEntry[] = []
  if (node.type !== 'object') {
    const detail = 'Condition is an object of operators'
    syntaxProblem(scope, 'element-type', SYNTAX_ERRORS, detail, node.start, path)
    return entries
  }
  for (const member of node.members) {
    const place = `${path}.${member.key}`
    const operator = OPERATORS.get(member.key.toLowerCase())
    if (operator === undefined) {
      const detail = `${JSON.stringify(member.key)} is not a condition operator`
      syntaxProblem(
        scope,
        'condition-operator-unknown',
        `Invalid Condition type : ${member.key}`,
        detail,
        member.start,
        place,
      )
    } else if (member.value.type !== 'object') {
      const detail = 'An operator holds an object of condition keys'
      syntaxProblem(scope, 'element-type', SYNTAX_ERRORS, detail, member.value.start, place)
    } else readOperator(member.value, operator, entries, scope, place)
  }
  return entries
}

function readOperator(
  node: JsonObject,
  operator: Operator,
  entries: ConditionEntry[],
  scope: Scope,
  path: string,
): void {
  const keys = new Set<string>()
  for (const member of node.members) {
    const place = `${path}.${member.key}`
    const lower = member.key.toLowerCase()
    if (keys.has(lower)) {
      // https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
      const detail = `The key ${JSON.stringify(member.key)} is given twice in different letter case`
      syntaxProblem(scope, 'element-conflict', SYNTAX_ERRORS, detail, member.start, place)
    }
    keys.add(lower)
    checkKey(member, scope, place)
    const values = readValues(member.value, scope, place)
    for (const value of values) checkValue(value, FORMS[operator.operator], scope)
    entries.push({
      ...operator,
      key: member.key,
      values: values.map((value) => value.value),
      span: scope.lines.span(member.start, member.value.end),
    })
  }
}

function checkKey({ key, start }: JsonMember, scope: Scope, path: string): void {
  // A policy of AWS's has the key `PassedToService`.
  if (scope.awsManaged) return
  const colon = key.indexOf(':')
  if (colon > 0 && colon < key.length - 1) return
  scope.problems.add(
    'condition-key-invalid',
    'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    `The condition key ${JSON.stringify(key)} is not of the form service:name`,
    start,
    path,
  )
}

/** Strings, numbers and Booleans, alone or in a list; numbers and Booleans are taken as they are written. */
function readValues(node: JsonNode, scope: Scope, element: string): readonly Located[] {
  const values: Located[] = []
  const read = (item: JsonNode, index: number) => {
    if (item.type === 'string' || item.type === 'number' || item.type === 'boolean') {
      values.push({ value: item.value, offset: item.start, element, index })
    } else {
      const detail = 'The value of a condition key is a string, a number or a Boolean'
      const path = index < 0 ? element : `${element}[${index}]`
      syntaxProblem(scope, 'element-type', SYNTAX_ERRORS, detail, item.start, path)
    }
  }
  if (node.type === 'array') for (const [index, item] of node.items.entries()) read(item, index)
  else read(node, -1)
  return values
}

function checkValue(text: Located, form: ValueForm, scope: Scope): void {
  const { value } = text
  const invalid = (code: 'variable-invalid' | 'condition-value-invalid', detail: string) =>
    scope.problems.add(code, 'The policy failed legacy parsing', detail, text.offset, pathOf(text))
  if (scope.version === '2012-10-17' && value.includes('${')) {
    if (!form.variables)
      invalid('variable-invalid', 'Policy variables stand in String and Arn operators only')
    else if (!variablesAreWellFormed(value)) {
      invalid(
        'variable-invalid',
        `A policy variable in ${JSON.stringify(value)} is not closed, has no name or a blank in its name`,
      )
    }
  } else if (!form.accepts(value)) {
    invalid('condition-value-invalid', `${JSON.stringify(value)} is not ${form.name}`)
  }
}
