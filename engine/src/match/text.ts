const NON_ASCII = /[\u0080-\uffff]/

/**
 * Lower-cases A-Z only. Action names are ASCII; full Unicode folding would let the Kelvin sign stand for a `k`.
 */
export function lowerAscii(text: string): string {
  if (!NON_ASCII.test(text)) return text.toLowerCase()
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    out += code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : text[i]
  }
  return out
}

/**
 * The text as the runtime keeps property names: one flat string for all of the same text, collected when nobody holds it any more.
 * Comparing two such strings compares pointers, policies that say the same share it, and no longer text stays alive because this one
 * was cut out of it.
 */
export function internText(text: string): string {
  // Without a prototype it is a hash table from the start; an ordinary object would have a hidden class made for each new name.
  const names: Record<string, number> = Object.create(null)
  names[text] = 0
  const [interned = text] = Object.keys(names)
  return interned
}
