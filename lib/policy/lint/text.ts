import { msg } from '@/lib/message'
import { readJson } from '../json-text'
import { bytesOf, LONGEST_POLICY } from '../patch/checks'
import type { Found } from './finding'

const format = 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html'
const characters = 'https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html'

/** What KMS does not take whatever it may mean. */
export function textFindings(text: string): readonly Found[] {
  return [...tooLong(text), ...strangeCharacters(text)]
}

function tooLong(text: string): readonly Found[] {
  const bytes = bytesOf(text)
  if (bytes <= LONGEST_POLICY) return []
  const message = msg('The policy has {bytes} bytes; KMS takes {most} at most', {
    bytes,
    most: LONGEST_POLICY,
  })
  return [{ kind: 'too-long', severity: 'error', path: '', message, source: format }]
}

/** Tab, line feed, carriage return, and from the space to U+00FF. */
const NOT_TAKEN = /[^\t\n\r\u0020-\u00ff]/gu

/** More would say nothing new. */
const MOST_CHARACTERS = 10

/** Each character once, where it is first met. */
function strangeCharacters(text: string): readonly Found[] {
  const first = new Map<string, number>()
  for (const { 0: char, index } of text.matchAll(NOT_TAKEN)) {
    if (first.size === MOST_CHARACTERS) break
    if (!first.has(char)) first.set(char, index)
  }
  return [...first].map(([char, offset]) => ({
    kind: 'character',
    severity: 'error',
    path: pathAt(text, offset),
    message: msg('KMS takes no character {code} in a policy (line {line}, column {column})', {
      code: `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
      line: text.slice(0, offset).split('\n').length,
      column: offset - text.lastIndexOf('\n', offset - 1),
    }),
    source: characters,
  }))
}

/** Where reading stops in a text that ends there. */
function pathAt(text: string, offset: number): string {
  const read = readJson(text.slice(0, offset))
  return read.ok ? '' : read.error.path
}
