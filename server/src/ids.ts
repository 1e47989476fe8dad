import { randomBytes, randomInt, randomUUID } from 'node:crypto'

/**
 * Identifiers with the shapes AWS gives them. All randomness is the operating system's.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */

/** Prefix of a unique id by the kind of thing it names. */
export const UNIQUE_ID_PREFIX = {
  user: 'AIDA',
  group: 'AGPA',
  role: 'AROA',
  'instance-profile': 'AIPA',
  policy: 'ANPA',
  'policy-version': 'ANVA',
  'server-certificate': 'ASCA',
  'public-key': 'APKA',
  'service-specific-credential': 'ACCA',
} as const

export type UniqueIdKind = keyof typeof UNIQUE_ID_PREFIX

/** Prefixes of access key ids: long-term keys and temporary ones. */
export const LONG_TERM_KEY_PREFIX = 'AKIA'
export const TEMPORARY_KEY_PREFIX = 'ASIA'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** Characters after the prefix of a unique id: 85 random bits. */
const UNIQUE_ID_TAIL = 17
/** Characters after the prefix of an access key id: 80 bits, of which 40 are the account id. */
const ACCESS_KEY_TAIL = 16
const ACCESS_KEY_LENGTH = 20
/** 30 random bytes are exactly 40 characters of base64 without padding. */
const SECRET_ACCESS_KEY_BYTES = 30
/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SigningCertificate.html: 24 characters at least. */
const SIGNING_CERTIFICATE_ID_BYTES = 20
const SAML_ID_BYTES = 20
const ACCOUNT_ID_DIGITS = 12

/** A unique id such as `AIDACKCEVSQ6C2EXAMPLE`: 4 letters of prefix and 17 characters of A-Z and 2-7. */
export function uniqueId(kind: UniqueIdKind): string {
  const bytes = randomBytes(UNIQUE_ID_TAIL)
  let id: string = UNIQUE_ID_PREFIX[kind]
  // 256 is a multiple of 32, so the low five bits are uniform.
  for (const byte of bytes) id += BASE32[byte & 31]
  return id
}

/**
 * An access key id that carries its account: after the prefix, 80 bits in base32, whose first six bytes hold
 * a set top bit, the account id in 40 bits and seven random bits. The set top bit tells it from the keys of
 * before 2019, which carry no account.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html
 * @throws RangeError unless `accountId` is 12 digits.
 */
export function accessKeyId(
  accountId: string,
  prefix: typeof LONG_TERM_KEY_PREFIX | typeof TEMPORARY_KEY_PREFIX = LONG_TERM_KEY_PREFIX,
): string {
  if (!isAccountId(accountId)) throw new RangeError('an account id is 12 digits')
  const bytes = randomBytes((ACCESS_KEY_TAIL * 5) / 8)
  const randomBits = bytes[5]! & 0x7f
  // 48 bits fit a double exactly; the shift operators would cut to 32.
  bytes.writeUIntBE(2 ** 47 + Number(accountId) * 128 + randomBits, 0, 6)
  return prefix + encodeBase32(bytes)
}

/**
 * The account id that an access key id carries, or undefined when the text is no access key id of 20
 * characters or is of the old kind without an account. Says nothing about whether the key exists.
 */
export function accountOfAccessKey(id: string): string | undefined {
  if (id.length !== ACCESS_KEY_LENGTH) return undefined
  if (!id.startsWith(LONG_TERM_KEY_PREFIX) && !id.startsWith(TEMPORARY_KEY_PREFIX)) return undefined
  let first48 = 0
  for (let i = 4; i < ACCESS_KEY_LENGTH; i++) {
    const value = BASE32.indexOf(id[i]!)
    if (value < 0) return undefined
    // Nine characters are 45 bits; the tenth gives the last three of the 48.
    if (i < 13) first48 = first48 * 32 + value
    else if (i === 13) first48 = first48 * 8 + (value >> 2)
  }
  if (first48 < 2 ** 47) return undefined
  const account = String(Math.floor((first48 - 2 ** 47) / 128))
  return account.length > ACCOUNT_ID_DIGITS ? undefined : account.padStart(ACCOUNT_ID_DIGITS, '0')
}

/** A secret access key: 240 random bits as 40 characters of the base64 alphabet. */
export function secretAccessKey(): string {
  return randomBytes(SECRET_ACCESS_KEY_BYTES).toString('base64')
}

/** The id of a signing certificate: 160 random bits as 32 characters of A-Z and 2-7, without a prefix. */
export function signingCertificateId(): string {
  return encodeBase32(randomBytes(SIGNING_CERTIFICATE_ID_BYTES))
}

/**
 * The identifier of a SAML provider, or of one of its private keys: 160 random bits as 32 characters of A-Z and 2-7.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSAMLProvider.html: 22 characters at least.
 */
export function samlId(): string {
  return encodeBase32(randomBytes(SAML_ID_BYTES))
}

const LETTERS_AND_DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/**
 * An id of AWS Organizations, such as `o-a1b2c3d4e5`: a prefix, and as many small letters and digits.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html
 */
export function organizationsId(prefix: string, length: number): string {
  let id = prefix
  while (id.length < prefix.length + length) {
    // 252 is the last multiple of 36 in a byte: what is above would make some characters likelier.
    for (const byte of randomBytes(length))
      if (byte < 252 && id.length < prefix.length + length) id += LETTERS_AND_DIGITS[byte % 36]
  }
  return id
}

/** A random account id; whether it is free is for the store to say. */
export function randomAccountId(): string {
  return String(randomInt(10 ** (ACCOUNT_ID_DIGITS - 1), 10 ** ACCOUNT_ID_DIGITS))
}

/** The id of one request: a random UUID. */
export function requestId(): string {
  return randomUUID()
}

/** True for text of exactly twelve digits. */
export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text)
}

function encodeBase32(bytes: Uint8Array): string {
  let out = ''
  let buffer = 0
  let bits = 0
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      out += BASE32[(buffer >> bits) & 31]
    }
  }
  return out
}
