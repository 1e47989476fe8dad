/** Namespaces and identifiers of SAML 2.0. https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf */
export const NAMESPACE = {
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  encryption: 'http://www.w3.org/2001/04/xmlenc#',
  exclusiveC14n: 'http://www.w3.org/2001/10/xml-exc-c14n#',
} as const

export type NamespaceName = keyof typeof NAMESPACE

export const STATUS_SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success'
export const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer'
/** What a NameID without Format has (section 8.3.1). */
export const UNSPECIFIED_FORMAT = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified'
