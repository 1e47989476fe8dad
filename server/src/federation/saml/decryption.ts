import { SamlRefused } from './refused.ts'
import { attribute, children, descendants, isElement, library, type XmlElement } from './xml.ts'

/**
 * Encrypted assertions. https://www.w3.org/TR/xmlenc-core1/
 * All that can be wrong with one is told in the same words as a wrong signature, or the words would help to guess what is in it.
 */

/** "AES-GCM or AES-CBC": https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html (AddPrivateKey) */
const CONTENT_METHODS: ReadonlySet<string | undefined> = new Set([
  'http://www.w3.org/2009/xmlenc11#aes128-gcm',
  'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
  'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
])
/** Not the older padding, which tells a patient asker what was encrypted. */
const KEY_METHOD = 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p'

/**
 * The text of the assertion within an EncryptedAssertion.
 * @param privateKeys in PEM; any of them
 * @throws SamlRefused
 */
export async function decrypt(encrypted: XmlElement, privateKeys: readonly string[]): Promise<string> {
  if (!isPlain(encrypted)) throw new SamlRefused('signature')
  const { decryptXml } = await library()
  const text = encrypted.toString()
  for (const key of privateKeys) {
    try {
      return await decryptXml(text, key)
    } catch {
      // Of two keys, one at most is the one.
    }
  }
  throw new SamlRefused('signature')
}

/** Whether it is one ciphertext and one key, each by a method that is taken. The library would take the first of several. */
function isPlain(encrypted: XmlElement): boolean {
  const data = children(encrypted, 'encryption', 'EncryptedData')
  const methods = [...descendants(encrypted)].filter((element) => element.localName === 'EncryptionMethod')
  const keys = [...descendants(encrypted)].filter((element) => element.localName === 'EncryptedKey')
  const [content, ofKey] = methods
  return (
    data.length === 1 &&
    methods.length === 2 &&
    keys.length === 1 &&
    isElement(keys[0]!, 'encryption', 'EncryptedKey') &&
    content!.parentNode === data[0] &&
    CONTENT_METHODS.has(attribute(content!, 'Algorithm')) &&
    ofKey!.parentNode === keys[0] &&
    attribute(ofKey!, 'Algorithm') === KEY_METHOD
  )
}
