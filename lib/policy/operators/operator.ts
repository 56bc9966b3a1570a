import { type Glob, type Matcher, plainText, type Test } from '../glob'

export type Kind = 'string' | 'numeric' | 'date' | 'bool' | 'binary' | 'ip' | 'arn' | 'null'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
export type Operator = {
  readonly name: string
  readonly kind: Kind
  /** Matches where none of the values is met. */
  readonly negated: boolean
  /**
   * Whether `${…}` in its values is a variable, or text: "in any condition that involves the string operators or the
   * ARN operators". https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
   */
  readonly variables: boolean
  /** Whether one value of the request meets this value of the policy, before any negation. */
  matcher(asked: Glob): Matcher
  /** The same where the value is a text without variables. */
  testOf(asked: string): Test
}

/** How an operator reads a value. */
export type Reading = Pick<Operator, 'matcher' | 'testOf'>

/** Of an operator to which a star is a star. */
export function whole(ofText: (asked: string) => Matcher): Reading {
  return { matcher: asked => ofText(plainText(asked)), testOf: ofText }
}

export const never: Matcher = () => false
