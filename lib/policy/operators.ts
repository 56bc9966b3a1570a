import { arnMatches } from './arn'
import { bytesEqual } from './binary'
import { compareDates } from './date'
import { type Glob, matches } from './glob'
import { addressMatches } from './ip'
import { compareNumbers } from './numeric'
import { plainText } from './variables'

/** Whether one value of the request meets one value of the policy. null: it is not a value of this kind. */
export type Meets = (asked: Glob, actual: string) => boolean | null

export type Operator = {
  readonly name: string
  readonly kind: 'string' | 'numeric' | 'date' | 'bool' | 'binary' | 'ip' | 'arn' | 'null'
  /** Matches where none of the values is met. */
  readonly negated: boolean
  readonly meets: Meets
}

const text: Meets = (asked, actual) => plainText(asked) === actual
const textIgnoringCase: Meets = (asked, actual) => plainText(asked).toLowerCase() === actual.toLowerCase()
const bool: Meets = (asked, actual) => plainText(asked).toLowerCase() === actual.toLowerCase()
const like: Meets = (asked, actual) => matches(asked, actual)

const number =
  (holds: (order: number) => boolean): Meets =>
  (asked, actual) => {
    const order = compareNumbers(actual, plainText(asked))
    return order === null ? null : holds(order)
  }
const date =
  (holds: (order: number) => boolean): Meets =>
  (asked, actual) => {
    const order = compareDates(actual, plainText(asked))
    return order === null ? null : holds(order)
  }

const kinds: readonly [Operator['kind'], readonly [name: string, meets: Meets, negated?: true][]][] = [
  [
    'string',
    [
      ['StringEquals', text],
      ['StringNotEquals', text, true],
      ['StringEqualsIgnoreCase', textIgnoringCase],
      ['StringNotEqualsIgnoreCase', textIgnoringCase, true],
      ['StringLike', like],
      ['StringNotLike', like, true],
    ],
  ],
  [
    'numeric',
    [
      ['NumericEquals', number(order => order === 0)],
      ['NumericNotEquals', number(order => order === 0), true],
      ['NumericLessThan', number(order => order < 0)],
      ['NumericLessThanEquals', number(order => order <= 0)],
      ['NumericGreaterThan', number(order => order > 0)],
      ['NumericGreaterThanEquals', number(order => order >= 0)],
    ],
  ],
  [
    'date',
    [
      ['DateEquals', date(order => order === 0)],
      ['DateNotEquals', date(order => order === 0), true],
      ['DateLessThan', date(order => order < 0)],
      ['DateLessThanEquals', date(order => order <= 0)],
      ['DateGreaterThan', date(order => order > 0)],
      ['DateGreaterThanEquals', date(order => order >= 0)],
    ],
  ],
  ['bool', [['Bool', bool]]],
  ['binary', [['BinaryEquals', (asked, actual) => bytesEqual(plainText(asked), actual)]]],
  [
    'ip',
    [
      ['IpAddress', (asked, actual) => addressMatches(plainText(asked), actual)],
      ['NotIpAddress', (asked, actual) => addressMatches(plainText(asked), actual), true],
    ],
  ],
  [
    'arn',
    // "ArnEquals and ArnLike behave identically", and so do their negations.
    [
      ['ArnEquals', arnMatches],
      ['ArnLike', arnMatches],
      ['ArnNotEquals', arnMatches, true],
      ['ArnNotLike', arnMatches, true],
    ],
  ],
  ['null', [['Null', bool]]],
]

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const byName = new Map(
  kinds.flatMap(([kind, rows]) =>
    rows.map(
      ([name, meets, negated]) =>
        [name.toLowerCase(), { name, kind, negated: negated ?? false, meets }] as const,
    ),
  ),
)

export type Qualified = {
  readonly operator: Operator
  readonly set: 'any' | 'all' | null
  readonly ifExists: boolean
}

/** undefined: no operator of AWS; a condition with it never matches. */
export function qualifiedOperator(written: string): Qualified | undefined {
  const [, prefix, name = '', suffix] = /^(ForAnyValue:|ForAllValues:)?(.*?)(IfExists)?$/i.exec(written) ?? []
  const operator = byName.get(name.toLowerCase())
  // Null takes neither: it asks for the key itself.
  if (!operator || (operator.kind === 'null' && (prefix ?? suffix) !== undefined)) return undefined
  const set = prefix === undefined ? null : /any/i.test(prefix) ? 'any' : 'all'
  return { operator, set, ifExists: suffix !== undefined }
}
