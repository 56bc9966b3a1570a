import { never, type Operator, whole } from './operator'

/** Integers and decimals; anything else is no number, and meets nothing. */
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/

export function numberOf(text: string): number | null {
  const trimmed = text.trim()
  return NUMBER.test(trimmed) ? Number(trimmed) : null
}

const numeric = (
  name: string,
  holds: (actual: number, asked: number) => boolean,
  negated = false,
): Operator => ({
  name,
  kind: 'numeric',
  negated,
  variables: false,
  ...whole(asked => {
    const bound = numberOf(asked)
    if (bound === null) return never
    return actual => {
      const number = numberOf(actual)
      return number !== null && holds(number, bound)
    }
  }),
})

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric */
export const numericOperators: readonly Operator[] = [
  numeric('NumericEquals', (actual, asked) => actual === asked),
  numeric('NumericNotEquals', (actual, asked) => actual === asked, true),
  numeric('NumericLessThan', (actual, asked) => actual < asked),
  numeric('NumericLessThanEquals', (actual, asked) => actual <= asked),
  numeric('NumericGreaterThan', (actual, asked) => actual > asked),
  numeric('NumericGreaterThanEquals', (actual, asked) => actual >= asked),
]
