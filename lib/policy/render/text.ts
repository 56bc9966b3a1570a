import { clip, visible } from '@/lib/message'

/** Comment lines; what stands in them cannot end one. */
export function comment(mark: '#' | '//', ...lines: readonly string[]): string {
  return lines.map(line => `${mark} ${visible(clip(line))}\n`).join('')
}

/**
 * In double quotes, as JSON, YAML, HCL and TypeScript all read it. What an editor, a terminal or an older parser might
 * take for something else (controls, line separators, text that runs backwards) is written as a number, and so is all
 * that KMS takes in no policy.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
 */
export function quoted(text: string, astral: (char: string) => string = pair): string {
  return JSON.stringify(text)
    .replaceAll(/\\./g, escaped => short.get(escaped) ?? escaped)
    .replaceAll(/[^\x20-\x7e\xa1-\xac\xae-\xff]/gu, char => (char.length === 2 ? astral(char) : unit(char)))
}

/** JSON's, which HCL does not know. */
const short = new Map([
  ['\\b', '\\u0008'],
  ['\\f', '\\u000c'],
])

function unit(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function pair(char: string): string {
  return char.split('').map(unit).join('')
}

/** For languages whose `\u` is a character and no half of one. */
export function wide(char: string): string {
  return `\\U${(char.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`
}
