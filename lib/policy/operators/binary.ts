import { never, type Operator, whole } from './operator'

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

/** Padding and its absence are the same bytes. null: not base64. */
function bytesOf(text: string): string | null {
  return BASE64.test(text) ? text.replace(/=+$/, '') : null
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals */
export const binaryOperators: readonly Operator[] = [
  {
    name: 'BinaryEquals',
    kind: 'binary',
    negated: false,
    variables: false,
    ...whole(asked => {
      const wanted = bytesOf(asked)
      return wanted === null ? never : actual => bytesOf(actual) === wanted
    }),
  },
]
