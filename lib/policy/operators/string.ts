import { type Glob, type Matcher, matcherOf, plainText } from '../glob'
import type { Operator } from './operator'

/** "Exact matching, case sensitive": a star is a star. */
function equals(asked: Glob): Matcher {
  const wanted = plainText(asked)
  return actual => actual === wanted
}

function equalsIgnoringCase(asked: Glob): Matcher {
  const wanted = plainText(asked).toLowerCase()
  return actual => actual.toLowerCase() === wanted
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
