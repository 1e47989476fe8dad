const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * The one spelling of a base64 text: bits of the last digit that stand for no byte are cleared, so that equal bytes
 * give equal texts. Undefined where the text is no padded base64 of the standard alphabet.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals
 */
export function canonicalBase64(text: string): string | undefined {
  if (!BASE64.test(text)) return undefined
  if (!text.endsWith('=')) return text
  const padding = text.endsWith('==') ? 2 : 1
  const at = text.length - padding - 1
  const digit = ALPHABET.indexOf(text[at] ?? '')
  const kept = ALPHABET[padding === 2 ? digit & 0x30 : digit & 0x3c] ?? ''
  return text.slice(0, at) + kept + '='.repeat(padding)
}
