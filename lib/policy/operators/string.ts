import { type Matcher, matcherOf, matcherOfText, plainText, testOf } from '../glob'
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

const likeIgnoringCase: Reading = {
  matcher(asked) {
    const matches = matcherOf(asked.map(each => ({ ...each, text: lowered(each.text) })))
    return actual => matches(lowered(actual))
  },
  testOf(asked) {
    const matches = matcherOfText(lowered(asked))
    return actual => matches(lowered(actual))
  },
}

type Pair = { readonly plain: Operator; readonly negated: Operator }

const stringLike: Pair = { plain: string('StringLike', like), negated: string('StringNotLike', like, true) }

/** With wildcards; AWS has none that ignores case, which is here to say what an unknown variable leaves of a value. */
export const wildcardOperators: { readonly cased: Pair; readonly caseless: Pair } = {
  cased: stringLike,
  caseless: {
    plain: string('StringLikeIgnoreCase', likeIgnoringCase),
    negated: string('StringNotLikeIgnoreCase', likeIgnoringCase, true),
  },
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String */
export const stringOperators: readonly Operator[] = [
  string('StringEquals', exactly),
  string('StringNotEquals', exactly, true),
  string('StringEqualsIgnoreCase', ignoringCase),
  string('StringNotEqualsIgnoreCase', ignoringCase, true),
  stringLike.plain,
  stringLike.negated,
]
