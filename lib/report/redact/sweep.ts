import { isName } from './kinds'
import { fold } from './secret'
import type { Token } from './tokens'

/** A text with each secret replaced; `found` is told which. */
export type Sweep = (text: string, found: (token: Token) => void) => string

export function sweepFor(tokens: readonly Token[]): Sweep {
  if (tokens.length === 0) return text => text
  const byValue = new Map(tokens.map(token => [fold(token.value), token]))
  const ours = new Set(tokens.map(({ token }) => token.toLowerCase()))
  const longestFirst = [...tokens].sort((a, b) => b.value.length - a.value.length)
  const long = longestFirst.filter(({ value }) => value.length > LONGEST_PATTERN)
  // Tokens come first, and stay: a role may be called “Role”.
  const either = [...tokens.map(({ token }) => token), ...longestFirst.slice(long.length).flatMap(patternsOf)]
  const pattern = new RegExp(either.join('|'), 'giu')
  return (text, found) =>
    endOf(withoutLong(text, long, found), longestFirst, found).replace(pattern, match => {
      if (ours.has(match.toLowerCase())) return match
      const token = byValue.get(fold(match))
      if (!token) return 'HIDDEN'
      found(token)
      return token.token
    })
}

/** Engines refuse a pattern that is too large; what is longer than any name is looked for as it is. */
const LONGEST_PATTERN = 500

function withoutLong(text: string, long: readonly Token[], found: (token: Token) => void): string {
  return long.reduce((rest, token) => {
    if (!rest.includes(token.value)) return rest
    found(token)
    return rest.replaceAll(token.value, token.token)
  }, text)
}

/** Words that ARNs, policies and commands are made of: as part of those, they are nobody's name. */
const vocabulary = new Set(
  'arn aws iam sts kms sso identitystore organizations key role user group root instance region account policy alias action allow deny effect statement principal resource condition service version default enabled active true false null'.split(
    ' ',
  ),
)

function patternsOf({ kind, value }: Token): readonly string[] {
  const [before, after] = !isName(kind)
    ? ['', '']
    : vocabulary.has(fold(value))
      ? ['(?<![\\p{L}\\p{N}:/."\'_-])', '(?![\\p{L}\\p{N}:/."\'_-])']
      : ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])']
  const spellings = new Set([value, value.normalize('NFC'), value.normalize('NFD')])
  return [...spellings].map(each => `${before}${each.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}${after}`)
}

/** Where a long text was cut, the beginning of a secret can be left. */
function endOf(text: string, tokens: readonly Token[], found: (token: Token) => void): string {
  return text.replace(/^.*(?=… \([\d,]+ characters\))/s, before => {
    for (const token of tokens) {
      const left = beginningAtEnd(before, token.value)
      if (left === 0) continue
      found(token)
      return `${before.slice(0, -left)}${token.token}`
    }
    return before
  })
}

const LEAST_LEFT = 3

function beginningAtEnd(text: string, value: string): number {
  for (let length = Math.min(value.length - 1, text.length); length >= LEAST_LEFT; length--)
    if (fold(text.slice(-length)) === fold(value.slice(0, length))) return length
  return 0
}
