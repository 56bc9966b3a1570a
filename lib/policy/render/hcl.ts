import { quoted, wide } from './text'

/**
 * A quoted template of HCL that is nothing but this text. `$${` stands for `${`, but behind another `$` the scanner
 * reads it otherwise: there, and for `%{`, the first character is written as a number.
 * https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export function hclText(text: string): string {
  return quoted(text, wide)
    .replaceAll(/\$+\{/g, run => (run === '${' ? '$${' : `${run.slice(0, -2)}\\u0024{`))
    .replaceAll('%{', '\\u0025{')
}

/** HCL brings every text into Unicode's form C, and half a surrogate pair is no character to it. */
export function isHclText(text: string): boolean {
  return text.isWellFormed() && text.normalize('NFC') === text
}

export function hclList(texts: readonly string[]): string {
  return `[${texts.map(hclText).join(', ')}]`
}

/** JSON as it stands in a here-document, which knows templates but no `\`: JSON's own escapes keep them out. */
export function hclDocument(value: unknown): string {
  const json = JSON.stringify(value, null, 2)
    .replaceAll('${', '\\u0024{')
    .replaceAll('%{', '\\u0025{')
    .replaceAll(/[^\n\x20-\x7e]/g, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `<<POLICY\n${json}\nPOLICY`
}
