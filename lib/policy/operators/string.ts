import { type Matcher, matcherOf, plainText, testOf } from '../glob'
import { type Operator, type Reading, whole } from './operator'

/** Character by character, so that no text equals one of another length. */
function equalsIgnoringCase(asked: string): Matcher {
  const wanted = lowered(asked)
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

const string = (name: string, reading: Reading, negated = false): Operator => ({
  name,
  kind: 'string',
  negated,
  variables: true,
  ...reading,
})

/** "Exact matching, case sensitive": a star is a star. */
const exactly: Reading = {
  matcher(asked) {
    const wanted = plainText(asked)
    return actual => actual === wanted
  },
  testOf: asked => asked,
}
const ignoringCase = whole(equalsIgnoringCase)
const like: Reading = { matcher: matcherOf, testOf }

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String */
export const stringOperators: readonly Operator[] = [
  string('StringEquals', exactly),
  string('StringNotEquals', exactly, true),
  string('StringEqualsIgnoreCase', ignoringCase),
  string('StringNotEqualsIgnoreCase', ignoringCase, true),
  string('StringLike', like),
  string('StringNotLike', like, true),
]
