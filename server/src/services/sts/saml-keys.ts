import { createHash } from 'node:crypto'
import type { SamlAssertion } from '../../federation/saml/assertion.ts'

/**
 * The condition keys of SAML federation. Names are in lower case, as sessions keep them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-saml
 */

/** The provider that vouches: its account, and its name there. */
interface Provider {
  readonly accountId: string
  readonly name: string
}

type ContextKeys = Readonly<Record<string, string | readonly string[]>>

/** The prefix that SubjectType goes without. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html */
const FORMAT_PREFIX = 'urn:oasis:names:tc:SAML:2.0:nameid-format:'

export function subjectType({ subjectFormat }: SamlAssertion): string {
  return subjectFormat.startsWith(FORMAT_PREFIX) ? subjectFormat.slice(FORMAT_PREFIX.length) : subjectFormat
}

/** With the subject it names one user among those of all providers. Formula: the page above (NameQualifier). */
export function nameQualifier({ issuer }: SamlAssertion, { accountId, name }: Provider): string {
  return createHash('sha1').update(`${issuer}${accountId}/${name}`).digest('base64')
}

/** The keys that permissions policies may ask for, for as long as the session lasts. */
export function keptKeys(assertion: SamlAssertion, provider: Provider): ContextKeys {
  return {
    'saml:namequalifier': nameQualifier(assertion, provider),
    'saml:sub': assertion.subject,
    'saml:sub_type': subjectType(assertion),
  }
}

/** All keys, which only trust policies may ask for. */
export function trustKeys(assertion: SamlAssertion, provider: Provider): ContextKeys {
  return {
    ...attributeKeys(assertion),
    ...keptKeys(assertion, provider),
    'saml:aud': assertion.recipient,
    'saml:iss': assertion.issuer,
    'saml:doc': `${provider.accountId}/${provider.name}`,
  }
}

interface AttributeKey {
  readonly key: string
  readonly isList: boolean
}

const list = (key: string): AttributeKey => ({ key: `saml:${key}`, isList: true })
const text = (key: string): AttributeKey => ({ key: `saml:${key}`, isList: false })

/**
 * Names of attributes that set keys. Three object identifiers of X.500 attributes are misprinted in AWS's table; they are here as
 * printed and as they are.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html#saml-attribute-mapping
 */
const ATTRIBUTE_KEYS: ReadonlyMap<string, AttributeKey> = new Map([
  ['urn:oid:1.3.6.1.4.1.5923.1.1.1.1', list('edupersonaffiliation')],
  ['urn:oid:1.3.6.1.4.1.5923.1.1.1.2', list('edupersonnickname')],
  ['urn:oid:1.3.6.1.4.1.5923.1.1.1.3', text('edupersonorgdn')],
  ['urn:oid:1.3.6.1.4.1.5923.1.1.1.4', list('edupersonorgunitdn')],
  ['urn:oid:1.3.6.1.4.1.5923.1.1.1.5', text('edupersonprimaryaffiliation')],
  ['urn:oid:1.3.6.1.4.1.5923.1.1.1.6', text('edupersonprincipalname')],
  ['urn:oid:1.3.6.1.4.1.5923.1.1.1.7', list('edupersonentitlement')],
  ['urn:oid:1.3.6.1.4.1.5923.1.1.1.8', text('edupersonprimaryorgunitdn')],
  ['urn:oid:1.3.6.1.4.1.5923.1.1.1.9', list('edupersonscopedaffiliation')],
  ['urn:oid:1.3.6.1.4.1.5923.1.1.1.10', list('edupersontargetedid')],
  ['urn:oid:1.3.6.1.4.1.5923.1.1.1.11', list('edupersonassurance')],
  ['urn:oid:1.3.6.1.4.1.5923.1.2.1.2', list('eduorghomepageuri')],
  ['urn:oid:1.3.6.1.4.1.5923.1.2.1.3', list('eduorgidentityauthnpolicyuri')],
  ['urn:oid:1.3.6.1.4.1.5923.1.2.1.4', list('eduorglegalname')],
  ['urn:oid:1.3.6.1.4.1.5923.1.2.1.5', list('eduorgsuperioruri')],
  ['urn:oid:1.3.6.1.4.1.5923.1.2.1.6', list('eduorgwhitepagesuri')],
  ['urn:oid:2.5.4.3', list('cn')],
  ['http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name', list('name')],
  ['http://schemas.xmlsoap.org/claims/CommonName', list('commonname')],
  ['http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname', list('givenname')],
  ['http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname', list('surname')],
  ['http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress', list('mail')],
  // The table says `uid`, but the page of the condition keys has a key by this very name.
  ['http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid', list('primarygroupsid')],
  ['2.5.4.3', list('commonname')],
  ['2.5.4.4', list('surname')],
  ['2.4.5.42', list('givenname')],
  ['2.5.4.42', list('givenname')],
  ['2.5.4.45', list('x500uniqueidentifier')],
  ['0.9.2342.19200300100.1.1', list('uid')],
  ['0.9.2342.19200300.100.1.1', list('uid')],
  ['0.9.2342.19200300100.1.3', list('mail')],
  ['0.9.2342.19200300.100.1.3', list('mail')],
  ['0.9.2342.19200300.100.1.45', list('organizationstatus')],
])

/** "If you include more than one [claim per key], only one claim will be mapped": the first, of which a key of text has the first value. */
function attributeKeys({ attributes }: SamlAssertion): ContextKeys {
  const keys: Record<string, string | readonly string[]> = {}
  for (const [name, { values }] of attributes) {
    const known = ATTRIBUTE_KEYS.get(name)
    const [first] = values
    if (known === undefined || first === undefined || keys[known.key] !== undefined) continue
    keys[known.key] = known.isList ? values : first
  }
  return keys
}
