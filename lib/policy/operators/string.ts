import { type Glob, type Matcher, matcherOf, plainText } from '../glob'
import type { Operator } from './operator'

/** "Exact matching, case sensitive": a star is a star. */
function equals(asked: Glob): Matcher {
  const wanted = plainText(asked)
  return actual => actual === wanted
}

/** Character by character, so that no text equals one of another length. */
function equalsIgnoringCase(asked: Glob): Matcher {
  const wanted = lowered(plainText(asked))
  return actual => lowered(actual) === wanted
}

function lowered(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text.split('').map(lowerOf).join('')
}

function lowerOf(char: string): string {
  const lower = char.toLowerCase()
  return lower.length === 1 ? lower : char
}

const string = (name: string, matcher: Operator['matcher'], negated = false): Operator => ({
  name,
  kind: 'string',
  negated,
  variables: true,
  matcher,
})

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String */
export const stringOperators: readonly Operator[] = [
  string('StringEquals', equals),
  string('StringNotEquals', equals, true),
  string('StringEqualsIgnoreCase', equalsIgnoringCase),
  string('StringNotEqualsIgnoreCase', equalsIgnoringCase, true),
  string('StringLike', matcherOf),
  string('StringNotLike', matcherOf, true),
]
