import { type Case, carriedOf, listOf } from '../case'
import { eachCondition } from './conditions'

export type Token =
  | { readonly text: string }
  | {
      readonly key: string
      readonly fallback: string | undefined
      /** Spelled in the one way that the other engine reads: a comma, a space, and a default that is not empty. */
      readonly isPlain: boolean
    }

/** `${key}` and `${key, 'default'}`; `${*}`, `${?}`, `${$}` stay in the text around them. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  const variable = /\$\{(?![*?$]\})([^},]*)(,\s*'([^']*)')?\}/g
  let from = 0
  for (const match of text.matchAll(variable)) {
    if (match.index > from) tokens.push({ text: text.slice(from, match.index) })
    const [whole, key = '', , fallback] = match
    const isPlain = fallback === undefined || whole === `\${${key}, '${fallback}'}`
    tokens.push({
      key: key.trim(),
      fallback,
      isPlain: isPlain && fallback !== '' && !/, |}/.test(fallback ?? ''),
    })
    from = match.index + whole.length
  }
  if (from < text.length || tokens.length === 0) tokens.push({ text: text.slice(from) })
  return tokens
}

const multivalued = new Set(['aws:tagkeys', 'kms:encryptioncontextkeys'])

/** What a variable stands for; undefined: it has neither a value nor a default. */
export function standsFor(token: Token, asked: Case): string | undefined {
  if ('text' in token) return token.text
  if (Object.hasOwn(ownVariables, token.key)) return ownVariables[token.key]
  const values = isMultivalued(token) ? [] : listOf(carriedOf(asked, token.key))
  return values.length === 1 ? values[0] : token.fallback
}

/** The text with its variables' values in their place, as text. */
function inlined(tokens: readonly Token[], asked: Case): string {
  return tokens
    .map(token => {
      const value = standsFor(token, asked) ?? ''
      return 'text' in token ? value : value.replace(/[*?$]/g, ownVariable)
    })
    .join('')
}

/** It substitutes in every version. */
export function oldVersion(asked: Case): void {
  if (asked.hasVariables) return
  eachCondition(asked, (condition, { kind }) => {
    if (kind === 'string' || kind === 'arn') condition.texts = condition.texts.map(asText)
  })
}

/** It substitutes for Bool too. */
export function variableInBool(asked: Case): void {
  eachCondition(asked, (condition, { kind }) => {
    if (kind === 'bool') condition.texts = condition.texts.map(asText)
  })
}

function asText(text: string): string {
  return text.replaceAll('${', `${ownVariable('$')}{`)
}

/** It reads `${*}`, `${?}` and `${$}` where a wildcard would be one, and nowhere else. */
export function specialCharacters(asked: Case): void {
  if (!asked.hasVariables) return
  eachCondition(asked, (condition, { kind }) => {
    if (kind === 'string')
      condition.texts = condition.texts.map(text =>
        text.replace(/\$\{([*?$])\}/g, (_, char) => ownVariable(char)),
      )
  })
}

/** Variables of our own for characters that are to be nothing but themselves, whatever the operator. */
export const ownVariables: Readonly<Record<string, string>> = {
  'own-star': '*',
  'own-question-mark': '?',
  'own-dollar': '$',
}

function ownVariable(char: string): string {
  const [name] = Object.entries(ownVariables).find(([, value]) => value === char) ?? []
  return `\${${name}}`
}

/** To it a negated operator does not match where a variable has no value. */
export function variableWithoutValue(asked: Case): void {
  eachVariable(asked, ({ negated }, tokens, text) =>
    negated && tokens.some(token => standsFor(token, asked) === undefined) ? undefined : text,
  )
}

/**
 * It takes an empty value for none, reads a default in one spelling only, and tells a key of several values by the
 * request instead of by its name.
 */
export function variableSpelling(asked: Case): void {
  eachVariable(asked, ({ negated }, tokens, text) => {
    if (tokens.some(token => standsFor(token, asked) === undefined))
      return !negated && tokens.some(isMultivalued) ? undefined : text
    const isOdd = (token: Token) => 'key' in token && (!token.isPlain || standsFor(token, asked) === '')
    return tokens.some(token => isOdd(token) || isMultivalued(token) || isListOfOne(token, asked))
      ? inlined(tokens, asked)
      : text
  })
}

function isMultivalued(token: Token): boolean {
  return 'key' in token && multivalued.has(token.key.toLowerCase())
}

function isListOfOne(token: Token, asked: Case): boolean {
  const carried = 'key' in token ? carriedOf(asked, token.key) : undefined
  return typeof carried === 'object' && carried.length === 1
}

/** It parts an ARN at the colons of a variable's name, and not at those of its value. */
export function variableInArn(asked: Case): void {
  eachVariable(asked, ({ kind }, tokens, text) =>
    kind === 'arn' && tokens.every(token => standsFor(token, asked) !== undefined)
      ? inlined(tokens, asked)
      : text,
  )
}

type Operator = Parameters<Parameters<typeof eachCondition>[1]>[1]

function eachVariable(
  asked: Case,
  rewrite: (operator: Operator, tokens: readonly Token[], text: string) => string | undefined,
): void {
  if (!asked.hasVariables) return
  eachCondition(asked, (condition, operator) => {
    if (operator.kind !== 'string' && operator.kind !== 'arn') return
    if (!condition.texts.some(text => text.includes('${'))) return
    condition.texts = condition.texts
      .map(text => {
        const tokens = tokensOf(text)
        return tokens.some(token => 'key' in token) ? rewrite(operator, tokens, text) : text
      })
      .filter(text => text !== undefined)
  })
}
