import { type Glob, type Matcher, plainText } from '../glob'

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
  matcherOfText(asked: string): Matcher
}

/** Of an operator to which a star is a star. */
export function whole(ofText: (asked: string) => Matcher): Pick<Operator, 'matcher' | 'matcherOfText'> {
  return { matcher: asked => ofText(plainText(asked)), matcherOfText: ofText }
}

export const never: Matcher = () => false
