import type { ConditionEntry, ConditionOperator, Statement } from '@iamd/engine'
import { serviceNames } from '../../../service-reference/service-names.ts'

/** Parts of policies in plain English. */

/** What an operator says of a key and its values; undefined where the values make the phrase. */
const IS: Readonly<Record<ConditionOperator, string | undefined>> = {
  StringEquals: 'is',
  StringNotEquals: 'is not',
  StringEqualsIgnoreCase: 'is, in any letter case,',
  StringNotEqualsIgnoreCase: 'is not, in any letter case,',
  StringLike: 'is like',
  StringNotLike: 'is not like',
  NumericEquals: 'is',
  NumericNotEquals: 'is not',
  NumericLessThan: 'is less than',
  NumericLessThanEquals: 'is at most',
  NumericGreaterThan: 'is more than',
  NumericGreaterThanEquals: 'is at least',
  DateEquals: 'is',
  DateNotEquals: 'is not',
  DateLessThan: 'is before',
  DateLessThanEquals: 'is not after',
  DateGreaterThan: 'is after',
  DateGreaterThanEquals: 'is not before',
  Bool: 'is',
  BinaryEquals: 'is',
  IpAddress: 'is in',
  NotIpAddress: 'is not in',
  ArnEquals: 'is',
  ArnNotEquals: 'is not',
  ArnLike: 'is like',
  ArnNotLike: 'is not like',
  Null: undefined,
}

/** `one, two and three` */
export function listed(items: readonly string[], last = 'and'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`
}

/**
 * Texts of a policy, some of which are the requestor's own words: in quotes where they could be taken for the sentence around them, such as
 * `name, only where aws:SourceIp is in 192.0.2.0/24`.
 */
export function listedTexts(texts: readonly string[], last = 'and'): string {
  return listed(
    texts.map((text) => (/^[^\s",]+$/.test(text) ? text : JSON.stringify(text))),
    last,
  )
}

/** Seconds as `2 hours and 30 minutes`. */
export function timeSpan(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor((seconds % 3600) / 60), 'minute'],
    [seconds % 60, 'second'],
  ] as const
  return listed(
    parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`),
  )
}

/** What a statement is about, one line for each service: `Amazon S3: GetObject and PutObject on any resource`. */
export function statementLines(statement: Statement): readonly string[] {
  const { actions, notActions, conditions } = statement
  const tail = `${resourcesOf(statement)}${conditionsOf(conditions)}`
  if (actions === undefined) return [`everything except ${listedTexts(notActions ?? [])}${tail}`]
  const byService = new Map<string, string[]>()
  for (const action of actions) {
    const [service = '', name = '*'] = action.split(':')
    byService.set(service, [...(byService.get(service) ?? []), name])
  }
  return [...byService].map(([service, names]) => `${serviceOf(service)}: ${actionsOf(names)}${tail}`)
}

function serviceOf(prefix: string): string {
  if (prefix === '*') return 'Every service'
  return serviceNames().get(prefix.toLowerCase()) ?? `the service ${prefix}`
}

function actionsOf(names: readonly string[]): string {
  if (names.includes('*')) return 'every action'
  return listed(
    names.map((name) => (/^[^*?]+\*$/.test(name) ? `every ${name.slice(0, -1)}... action` : name)),
  )
}

function resourcesOf({ resources, notResources }: Statement): string {
  if (resources === undefined) return ` on everything except ${listedTexts(notResources ?? [])}`
  return resources.includes('*') ? ' on any resource' : ` on ${listedTexts(resources)}`
}

function conditionsOf(conditions: readonly ConditionEntry[]): string {
  return conditions.length === 0 ? '' : `, only where ${listed(conditions.map(conditionOf))}`
}

function conditionOf({ quantifier, operator, ifExists, key, values }: ConditionEntry): string {
  const subject =
    quantifier === undefined
      ? key
      : quantifier === 'ForAllValues'
        ? `every value of ${key}`
        : `some value of ${key}`
  const is = IS[operator]
  if (is === undefined) return `${subject} is ${values.includes('true') ? 'absent' : 'present'}`
  return `${subject} ${is} ${listedTexts(values, 'or')}${ifExists ? ' or absent' : ''}`
}
