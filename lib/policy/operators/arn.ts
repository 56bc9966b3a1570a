import { type Glob, type Matcher, matcherOf } from '../glob'
import { never, type Operator } from './operator'

/** The first five colons part an ARN; what follows them is one part, colons and all. */
export function arnParts(glob: Glob): readonly Glob[] {
  const parts: Glob[number][][] = [[]]
  for (const each of glob) {
    if (each === ':' && parts.length < 6) parts.push([])
    else parts.at(-1)?.push(each)
  }
  return parts
}

/**
 * "Each of the six colon-delimited components of the ARN is checked separately": a star never crosses a colon but
 * in the last. What has no six components is no ARN, and meets nothing.
 */
function arn(asked: Glob): Matcher {
  const parts = arnParts(asked)
  return parts.length === 6 ? partByPart(parts, true) : never
}

/**
 * A Resource is matched in the same way, but may end early: "if you use the * wildcard in the last segment, it can
 * expand to match beyond the colon boundaries".
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function resourceMatcher(asked: Glob): Matcher {
  return partByPart(arnParts(asked), false)
}

function partByPart(parts: readonly Glob[], isArn: boolean): Matcher {
  const matchers = parts.map(matcherOf)
  return actual => {
    let from = 0
    for (const [index, matches] of matchers.entries()) {
      const colon = index < matchers.length - 1 ? actual.indexOf(':', from) : actual.length
      if (colon < 0) return false
      const part = actual.slice(from, colon)
      if (!matches(part) || (isArn && index === 0 && part !== 'arn')) return false
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
  matcher: arn,
})

/**
 * "ArnEquals and ArnLike behave identically", and so do their negations.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export const arnOperators: readonly Operator[] = [
  operator('ArnEquals', false),
  operator('ArnLike', false),
  operator('ArnNotEquals', true),
  operator('ArnNotLike', true),
]
