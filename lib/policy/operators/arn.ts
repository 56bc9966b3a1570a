import { type Glob, type Matcher, matcherOf, meets, type Test, testOf } from '../glob'
import { never, type Operator } from './operator'

/** The first five colons part an ARN; what follows them is one part, colons and all. */
export function arnParts(glob: Glob): readonly Glob[] {
  const parts: Glob[number][][] = [[]]
  for (const { text, isLiteral } of glob) {
    const [first = '', ...others] = split(text, 6 - parts.length)
    parts.at(-1)?.push({ text: first, isLiteral })
    for (const each of others) parts.push([{ text: each, isLiteral }])
  }
  return parts
}

/**
 * "Each of the six colon-delimited components of the ARN is checked separately": a star never crosses a colon but
 * in the last. What has no six components, or begins otherwise, is no ARN, and meets nothing.
 */
function arn(parts: readonly Test[]): Matcher {
  return parts.length === 6 && meets(parts[0] ?? '', 'arn') ? partByPart(parts, true) : never
}

/**
 * A Resource is matched in the same way, but may end early: "if you use the * wildcard in the last segment, it can
 * expand to match beyond the colon boundaries".
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function resourceMatcher(asked: Glob): Matcher {
  return partByPart(arnParts(asked).map(matcherOf), false)
}

export function resourceTest(asked: string): Test {
  const parts = textParts(asked).map(testOf)
  // Where no part has a wildcard all are equal where the whole is.
  if (parts.every(part => typeof part === 'string')) return asked
  return parts.length === 1 ? (parts[0] ?? asked) : partByPart(parts, false)
}

/** A wildcard is never a colon, so that the text parts where its glob does. */
function textParts(asked: string): readonly string[] {
  return split(asked, 5)
}

/** At the first colons, so many of them. */
function split(text: string, most: number): readonly string[] {
  const parts: string[] = []
  let rest = 0
  for (let at = text.indexOf(':'); at >= 0 && parts.length < most; at = text.indexOf(':', rest)) {
    parts.push(text.slice(rest, at))
    rest = at + 1
  }
  parts.push(text.slice(rest))
  return parts
}

function partByPart(parts: readonly Test[], isArn: boolean): Matcher {
  return actual => {
    if (isArn && !actual.startsWith('arn:')) return false
    let from = 0
    for (let index = 0; index < parts.length; index++) {
      const colon = index < parts.length - 1 ? actual.indexOf(':', from) : actual.length
      if (colon < 0 || !meets(parts[index] ?? '', actual.slice(from, colon))) return false
      from = colon + 1
    }
    return true
  }
}

const operator = (name: string, negated: boolean): Operator => ({
  name,
  kind: 'arn',
  negated,
  variables: true,
  matcher: asked => arn(arnParts(asked).map(matcherOf)),
  testOf: asked => arn(textParts(asked).map(testOf)),
})

export const arnOperator = operator('ArnLike', false)

/**
 * "ArnEquals and ArnLike behave identically", and so do their negations.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export const arnOperators: readonly Operator[] = [
  operator('ArnEquals', false),
  arnOperator,
  operator('ArnNotEquals', true),
  operator('ArnNotLike', true),
]
