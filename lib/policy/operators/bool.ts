import { never, type Operator, whole } from './operator'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean */
export const boolOperators: readonly Operator[] = [
  {
    name: 'Bool',
    kind: 'bool',
    negated: false,
    variables: false,
    ...whole(asked => {
      const wanted = asked.toLowerCase()
      if (wanted !== 'true' && wanted !== 'false') return never
      return actual => actual.toLowerCase() === wanted
    }),
  },
]

/** Whether the key is absent. Its answer needs no value, so that it is given where conditions are judged. */
export const nullOperators: readonly Operator[] = [
  { name: 'Null', kind: 'null', negated: false, variables: false, ...whole(() => never) },
]
