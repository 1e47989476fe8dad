import type { PolicyDocument, PolicyVersion, Statement } from '../document.ts'
import { PolicyError } from '../errors.ts'
import { MAX_AWS_MANAGED_DOCUMENT_LENGTH, MAX_DOCUMENT_LENGTH } from '../limits.ts'
import type { PolicyType } from '../types.ts'
import { JsonError, type JsonMember, type JsonNode, type JsonObject, readJson } from './json.ts'
import { LineMap } from './positions.ts'
import { Problems } from './problems.ts'
import { ORGANIZATIONS_ERROR, RULES, SYNTAX_ERRORS } from './rules.ts'
import { type Scope, syntaxProblem } from './scope.ts'
import { readStatement } from './statement.ts'

/** What the caller of the parser knows about a document beyond its type. */
export interface ParseOptions {
  /** Refuse documents older than this. IAM asks it of managed policies: "Policy document must be version 2012-10-17 or
   * greater." */
  readonly minimumVersion?: PolicyVersion
  /** The document is a managed policy of AWS's own. They may be longer, and their condition keys
   * need no service prefix (one has none); everything else holds for them too. */
  readonly awsManaged?: boolean
}

const VERSION_MESSAGE = 'The policy must contain a valid version string'
const MINIMUM_VERSION_MESSAGE = 'Policy document must be version 2012-10-17 or greater.'
const TOP_LEVEL: ReadonlySet<string> = new Set(['Version', 'Id', 'Statement'])

/**
 * Reads a policy document and holds it to the grammar of its type.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 *
 * Whether principals, actions and resources exist is not looked at, nor the size that AWS allows (see `limits.ts`).
 * Throws `PolicyError`, the first problem by `PRECEDENCE`, and nothing else.
 */
export function parsePolicy(source: string, type: PolicyType, options: ParseOptions = {}): PolicyDocument {
  const { document, errors } = analyse(source, type, options, 1)
  if (document === undefined) throw errors[0]!
  return document
}

/**
 * All problems of a policy document, in the order of `PRECEDENCE`, at most `MAX_REPORTED_PROBLEMS`; empty for a valid
 * one. The first is the one `parsePolicy` throws. A text that is not JSON has one problem only.
 */
export function checkPolicy(
  source: string,
  type: PolicyType,
  options: ParseOptions = {},
): readonly PolicyError[] {
  return analyse(source, type, options, undefined).errors
}

interface Analysis {
  /** Absent where there is any problem. */
  readonly document: PolicyDocument | undefined
  readonly errors: readonly PolicyError[]
}

function analyse(
  source: string,
  type: PolicyType,
  options: ParseOptions,
  limit: number | undefined,
): Analysis {
  const rules = RULES[type]
  const lines = new LineMap(source)
  const only = rules.wording === 'organizations' ? ORGANIZATIONS_ERROR : undefined
  let root: JsonNode
  try {
    root = readJson(source, options.awsManaged ? MAX_AWS_MANAGED_DOCUMENT_LENGTH : MAX_DOCUMENT_LENGTH)
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    const { code, message: detail, offset } = error
    const message = only ?? rules.invalidJson
    const position = lines.position(offset)
    return { document: undefined, errors: [new PolicyError({ code, message, detail, position, path: '' })] }
  }
  const problems = new Problems(only)
  const base = { type, rules, problems, lines, awsManaged: options.awsManaged ?? false }
  const document = readDocument(root, base, options)
  if (document !== undefined && problems.none) return { document, errors: [] }
  return { document: undefined, errors: problems.errors(lines, limit) }
}

function readDocument(
  root: JsonNode,
  base: Omit<Scope, 'version'>,
  options: ParseOptions,
): PolicyDocument | undefined {
  // What the version is decides how variables are read; 2012-10-17 is the stricter reading for a version that is none.
  const strict: Scope = { ...base, version: '2012-10-17' }
  if (root.type !== 'object') {
    syntaxProblem(strict, 'element-type', SYNTAX_ERRORS, 'A policy is an object', root.start, '')
    return undefined
  }
  const members = new Map<string, JsonMember>()
  for (const member of root.members) {
    members.set(member.key, member)
    if (!TOP_LEVEL.has(member.key)) {
      const detail = `${JSON.stringify(member.key)} is not an element of a policy (letter case counts)`
      syntaxProblem(
        strict,
        'element-unknown',
        `Unknown field ${member.key}`,
        detail,
        member.start,
        member.key,
      )
    }
  }
  const version = readVersion(members.get('Version'), root, strict, options)
  const id = readId(members.get('Id'), strict)
  const statements = readStatements(members.get('Statement'), root, { ...base, version })
  return { version, id, statements }
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html */
function readVersion(
  member: JsonMember | undefined,
  root: JsonObject,
  scope: Scope,
  options: ParseOptions,
): PolicyVersion {
  const { problems, rules } = scope
  if (member !== undefined && member.value.type !== 'string') {
    syntaxProblem(scope, 'element-type', SYNTAX_ERRORS, 'Version is a string', member.value.start, 'Version')
    return '2012-10-17'
  }
  // A policy without a version is one of 2008-10-17.
  const written = member?.value.type === 'string' ? member.value.value : '2008-10-17'
  const offset = member?.value.start ?? root.start
  if (written !== '2012-10-17' && written !== '2008-10-17') {
    const detail = `${JSON.stringify(written)} is not a version: "2012-10-17" or "2008-10-17"`
    problems.add('version-invalid', VERSION_MESSAGE, detail, offset, 'Version')
    return '2012-10-17'
  }
  if (
    written === '2008-10-17' &&
    (rules.version === '2012-10-17' || options.minimumVersion === '2012-10-17')
  ) {
    const detail = 'The policy needs "Version": "2012-10-17"'
    problems.add('version-too-old', MINIMUM_VERSION_MESSAGE, detail, offset, member ? 'Version' : '')
  }
  return written
}

function readId(member: JsonMember | undefined, scope: Scope): string | undefined {
  if (member === undefined) return undefined
  if (member.value.type === 'string') return member.value.value
  syntaxProblem(scope, 'element-type', SYNTAX_ERRORS, 'Id is a string', member.value.start, 'Id')
  return undefined
}

function readStatements(member: JsonMember | undefined, root: JsonObject, scope: Scope): Statement[] {
  if (member === undefined) {
    const detail = 'A policy needs Statement'
    syntaxProblem(scope, 'element-missing', 'Missing required field Statement', detail, root.start, '')
    return []
  }
  const { value } = member
  const statements: Statement[] = []
  if (value.type === 'array') {
    if (value.items.length === 0) {
      const message = 'Missing required field Statement cannot be empty!'
      syntaxProblem(scope, 'element-missing', message, 'Statement is empty', value.start, 'Statement')
    }
    for (const [index, item] of value.items.entries()) {
      const statement = readStatement(item, scope, `Statement[${index}]`)
      if (statement !== undefined) statements.push(statement)
    }
    checkSids(value.items, scope)
  } else {
    const statement = readStatement(value, scope, 'Statement')
    if (statement !== undefined) statements.push(statement)
  }
  return statements
}

/** Sids are unique within a policy; an empty one counts as none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
function checkSids(items: readonly JsonNode[], scope: Scope): void {
  const seen = new Set<string>()
  for (const [index, item] of items.entries()) {
    const sid = item.type === 'object' ? item.members.find(({ key }) => key === 'Sid')?.value : undefined
    if (sid?.type !== 'string' || sid.value === '') continue
    if (seen.has(sid.value)) {
      const message = 'Statement IDs (SID) in a single policy must be unique.'
      const detail = `The Sid ${JSON.stringify(sid.value)} is given twice`
      scope.problems.add('sid-duplicate', message, detail, sid.start, `Statement[${index}].Sid`)
    }
    seen.add(sid.value)
  }
}
