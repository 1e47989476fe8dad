import { BEARER, UNSPECIFIED_FORMAT } from './names.ts'
import { SamlRefused } from './refused.ts'
import { attribute, childElements, children, isElement, textOf, timeOf, type XmlElement } from './xml.ts'

/**
 * What a signed assertion says.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html
 */
export interface SamlAssertion {
  readonly id: string
  readonly issuer: string
  /** Times are milliseconds since the epoch. */
  readonly issuedAt: number
  readonly subject: string
  /** The format of the subject's name, as written. */
  readonly subjectFormat: string
  /** Where it is to be presented, and until when. */
  readonly recipient: string
  /** Each of the windows in which it is valid. */
  readonly windows: readonly TimeWindow[]
  /** Of each list of audiences, one must be the reader. */
  readonly audiences: readonly (readonly string[])[]
  /** When the session at the identity provider ends. */
  readonly sessionEnds: number | undefined
  /** Values by name, in the order of the document. */
  readonly attributes: ReadonlyMap<string, SamlAttribute>
}

export interface TimeWindow {
  readonly notBefore: number | undefined
  readonly notOnOrAfter: number | undefined
}

export interface SamlAttribute {
  readonly values: readonly string[]
  /** It stands in the assertion more than once; the values are of all of them. */
  readonly repeated: boolean
}

/** @throws SamlRefused */
export function readAssertion(root: XmlElement): SamlAssertion {
  const id = attribute(root, 'ID')
  const issuedAt = timeOf(attribute(root, 'IssueInstant'))
  if (!isElement(root, 'assertion', 'Assertion') || id === undefined || issuedAt === undefined) {
    throw new SamlRefused('malformed')
  }
  if (attribute(root, 'Version') !== '2.0') throw new SamlRefused('malformed')
  const issuer = textOf(only(root, 'Issuer')).trim()
  const subject = readSubject(children(root, 'assertion', 'Subject'))
  const conditions = readConditions(children(root, 'assertion', 'Conditions'))
  const statements = children(root, 'assertion', 'AuthnStatement')
  // A bearer's assertion is one of somebody who was authenticated: saml-profiles-2.0-os.pdf, section 4.1.4.2.
  if (statements.length === 0) throw new SamlRefused('malformed')
  return {
    id,
    issuer,
    issuedAt,
    ...subject.name,
    recipient: subject.recipient,
    windows: [subject.window, ...conditions.windows],
    audiences: conditions.audiences,
    sessionEnds: endOfSession(statements),
    attributes: readAttributes(children(root, 'assertion', 'AttributeStatement')),
  }
}

/** The one child of a name. @throws SamlRefused */
function only(parent: XmlElement, name: string): XmlElement {
  const [child, ...more] = children(parent, 'assertion', name)
  if (child === undefined || more.length > 0) throw new SamlRefused('malformed')
  return child
}

function readSubject([subject, ...more]: readonly XmlElement[]) {
  if (subject === undefined || more.length > 0) throw new SamlRefused('no-subject')
  const [nameId, ...others] = children(subject, 'assertion', 'NameID')
  const name = nameId === undefined ? '' : textOf(nameId)
  if (nameId === undefined || others.length > 0 || name === '' || childElements(nameId).length > 0) {
    throw new SamlRefused('no-subject')
  }
  // "There must be exactly one SubjectConfirmation element with a SubjectConfirmationData element that includes both": page above.
  const confirmation = only(subject, 'SubjectConfirmation')
  if (attribute(confirmation, 'Method') !== BEARER) throw new SamlRefused('malformed')
  const data = only(confirmation, 'SubjectConfirmationData')
  const window = windowOf(data)
  const recipient = attribute(data, 'Recipient')
  if (window.notOnOrAfter === undefined || recipient === undefined) throw new SamlRefused('recipient')
  const subjectFormat = attribute(nameId, 'Format') ?? UNSPECIFIED_FORMAT
  return { name: { subject: name, subjectFormat }, recipient, window }
}

/** Conditions that say nothing of whether the assertion holds: it is used at once, and never handed on. */
const HARMLESS = ['OneTimeUse', 'ProxyRestriction']

function readConditions([conditions, ...more]: readonly XmlElement[]) {
  if (conditions === undefined) return { windows: [], audiences: [] }
  if (more.length > 0) throw new SamlRefused('malformed')
  const audiences: string[][] = []
  for (const condition of childElements(conditions)) {
    if (isElement(condition, 'assertion', 'AudienceRestriction')) {
      audiences.push(children(condition, 'assertion', 'Audience').map((audience) => textOf(audience).trim()))
    } else if (!HARMLESS.some((name) => isElement(condition, 'assertion', name))) {
      // Whether an assertion with a condition that nobody understands holds cannot be told: saml-core-2.0-os.pdf, section 2.5.1.1.
      throw new SamlRefused('malformed')
    }
  }
  return { windows: [windowOf(conditions)], audiences }
}

/** @throws SamlRefused for what is there and no time */
function windowOf(element: XmlElement): TimeWindow {
  return {
    notBefore: optionalTime(element, 'NotBefore'),
    notOnOrAfter: optionalTime(element, 'NotOnOrAfter'),
  }
}

function optionalTime(element: XmlElement, name: string): number | undefined {
  const text = attribute(element, name)
  if (text === undefined) return undefined
  const time = timeOf(text)
  if (time === undefined) throw new SamlRefused('malformed')
  return time
}

function endOfSession(statements: readonly XmlElement[]): number | undefined {
  const ends = statements.flatMap((statement) => optionalTime(statement, 'SessionNotOnOrAfter') ?? [])
  return ends.length === 0 ? undefined : Math.min(...ends)
}

function readAttributes(statements: readonly XmlElement[]): ReadonlyMap<string, SamlAttribute> {
  const found = new Map<string, SamlAttribute>()
  const all = statements.flatMap((statement) => children(statement, 'assertion', 'Attribute'))
  for (const element of all) {
    const name = attribute(element, 'Name')
    if (name === undefined) throw new SamlRefused('malformed')
    const before = found.get(name)
    const values = children(element, 'assertion', 'AttributeValue').map(textOf)
    found.set(name, {
      values: [...(before?.values ?? []), ...values],
      repeated: before !== undefined,
    })
  }
  return found
}
