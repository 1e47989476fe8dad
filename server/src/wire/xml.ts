/**
 * What must be written as an entity, and what XML 1.0 has no form for at all (control characters, lone
 * surrogates, U+FFFE, U+FFFF). A carriage return is written as an entity because a reader would turn it into
 * a line feed.
 * https://www.w3.org/TR/xml/#charsets and #sec-line-ends
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ALL_SPECIAL = /[&<>"\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const SPECIAL = /[&<>"\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/u

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ['\r', '&#xD;'],
])

/**
 * Text as the content of an element. Characters that XML cannot carry become U+FFFD, so that the document
 * stays readable.
 */
export function escapeXml(text: string): string {
  return SPECIAL.test(text) ? text.replace(ALL_SPECIAL, (special) => ENTITIES.get(special) ?? '\ufffd') : text
}

/** An element that holds text. The name is the caller's and must be an XML name. */
export function textElement(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`
}
