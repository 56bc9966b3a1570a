import {
  type Glob,
  globOf,
  literal,
  matcherOf,
  meets,
  plainText,
  simplified,
  spelled,
  type Test,
} from '../glob'
import { arnOperator } from '../operators/arn'
import type { Operator } from '../operators/operator'
import { wildcardOperators } from '../operators/string'
import type { Automaton } from './automaton'
import { GappedAutomaton } from './gapped-automaton'
import { SolidAutomaton } from './solid-automaton'
import { ANY_ONE, ANY_RUN, codesOf, Tokens } from './tokens'

export type Reading = 'exact' | 'like' | 'arn' | 'caseless' | 'caseless-like'

/** A value that an operator holds texts against. */
export class Pattern {
  private made: Automaton | undefined
  private test: Test | undefined

  constructor(
    readonly text: string,
    readonly reading: Reading,
    private readonly tokens: Tokens,
    /** It matches this text and no other. */
    readonly isLiteral: boolean,
    private readonly testMade: () => Test,
    private readonly spelling = text,
  ) {}

  /** As the operator itself would say: for one text that is quicker than to walk it. */
  matches(text: string): boolean {
    this.test ??= this.testMade()
    return meets(this.test, text)
  }

  get name(): string {
    // Stars that a variable brought in make the same text another pattern.
    return `${this.reading} ${this.isLiteral} ${this.isLiteral ? this.text : this.spelling}`
  }

  /** The shortest text that it matches, with this character for what may be any. */
  shortest(fresh: string): string {
    const { codes } = this.tokens
    const any = fresh.charCodeAt(0)
    const text: number[] = []
    for (let at = 0; at < codes.length; at++) {
      const code = codes[at] ?? 0
      if (code >= 0) text.push(code)
      else if (code === ANY_ONE) text.push(any)
    }
    return textOf(text)
  }

  /** Made when it is asked for: whole texts need none. */
  get automaton(): Automaton {
    this.made ??= isGapped(this.tokens.codes)
      ? new GappedAutomaton(this.tokens)
      : new SolidAutomaton(this.tokens)
    return this.made
  }
}

/** A value taken apart (see Tokens), and what it means to an operator. */
export type Value = {
  readonly text: string
  /** In which a star that stands for itself is told from one that stands for others. */
  readonly spelling: string
  readonly codes: Int32Array
  readonly testFor: (operator: Operator) => Test
}

/** Each star and question mark stands for others. */
export function written(text: string): Value {
  return {
    text,
    spelling: text,
    codes: codesOf([{ text, isLiteral: false }]),
    testFor: operator => operator.testOf(text),
  }
}

/** Some of them stand for themselves. */
export function substituted(glob: Glob): Value {
  return {
    text: plainText(glob),
    spelling: spelled(glob),
    codes: codesOf(simplified(glob)),
    testFor: operator => operator.matcher(glob),
  }
}

export function exactly(text: string): Pattern {
  return new Pattern(text, 'exact', new Tokens(codesOf(literal(text)), 0, false), true, () => text)
}

/** StringEqualsIgnoreCase. */
export function caseless(text: string): Pattern {
  const lower = text.toLowerCase()
  const test = () => (other: string) => other.toLowerCase() === lower
  return new Pattern(text, 'caseless', new Tokens(codesOf(literal(text)), 0, true), false, test)
}

/** StringLike. */
export function like({ text, spelling, codes, testFor }: Value): Pattern {
  const reading = isLiteral(codes) ? 'exact' : 'like'
  const tokens = new Tokens(single(codes), 0, false)
  return new Pattern(text, reading, tokens, reading === 'exact', () => testFor(cased.plain), spelling)
}

/** The same whatever the case of its letters. */
export function caselessLike({ text, spelling, codes, testFor }: Value): Pattern {
  const tokens = new Tokens(single(codes), 0, true)
  return new Pattern(text, 'caseless-like', tokens, false, () => testFor(caselessOperators.plain), spelling)
}

const { cased, caseless: caselessOperators } = wildcardOperators

/** The ARN operators: no wildcard crosses a colon but in the last of six parts. null: it meets nothing. */
export function arnLike({ text, spelling, codes, testFor }: Value): Pattern | null {
  const colons: number[] = []
  for (let at = codes.indexOf(COLON); at >= 0 && colons.length < 5; at = codes.indexOf(COLON, at + 1))
    colons.push(at)
  const [first = 0] = colons
  if (colons.length < 5 || !isArn(codes.subarray(0, first))) return null
  const head = single(
    Int32Array.from([...codesOf(literal('arn')), ...codes.subarray(first, (colons[4] ?? 0) + 1)]),
  )
  const tail = single(codes.subarray((colons[4] ?? 0) + 1))
  const tokens = new Tokens(Int32Array.from([...head, ...tail]), head.length, false)
  return new Pattern(text, 'arn', tokens, isLiteral(codes), () => testFor(arnOperator), spelling)
}

const COLON = 58

/** A call takes no more arguments than so many. */
const MOST_ARGUMENTS = 8_192

function textOf(codes: readonly number[]): string {
  let text = ''
  for (let at = 0; at < codes.length; at += MOST_ARGUMENTS)
    text += String.fromCharCode(...codes.slice(at, at + MOST_ARGUMENTS))
  return text
}

function isLiteral(codes: Int32Array): boolean {
  return codes.every(code => code >= 0)
}

/** Of stars that follow each other, one. */
function single(codes: Int32Array): Int32Array {
  let length = 0
  const run: number = ANY_RUN
  const kept = new Int32Array(codes.length)
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0
    if (code !== run || codes[at - 1] !== run) kept[length++] = code
  }
  return kept.subarray(0, length)
}

function isGapped(codes: Int32Array): boolean {
  const run = codes.indexOf(ANY_RUN)
  return run >= 0 && codes.indexOf(ANY_ONE, run) >= 0
}

function isArn(scheme: Int32Array): boolean {
  const glob = [...scheme].flatMap(code =>
    code < 0 ? globOf(code === ANY_RUN ? '*' : '?') : literal(String.fromCharCode(code)),
  )
  return matcherOf(glob)('arn')
}
