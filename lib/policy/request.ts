import type { Carried } from './condition'
import { globOf, matches } from './glob'
import { isMultivalued } from './multivalued'
import type { RequestPrincipal } from './principal'
import type { LookUp } from './variables'

/** One call, as KMS would judge it. Condition keys ignore case. */
export type PolicyRequest = {
  readonly principal: RequestPrincipal
  readonly action: string
  readonly resource: string
  /** What is known to be carried; a list for a key of several values. */
  readonly context: Readonly<Record<string, string | readonly string[]>>
  /** Keys of which it is not known whether the call carries them, nor with what value. */
  readonly unknown?: readonly string[]
  /** Where given, every key that the policy mentions and that is neither carried nor listed here is unknown. */
  readonly absent?: readonly string[]
}

export type Knowledge = (canonicalKey: string) => Carried | 'unknown'

export function knowledgeOf({ context, unknown = [], absent }: PolicyRequest): Knowledge {
  const carried = new Map(
    Object.entries(context).map(([key, value]) => [
      key.toLowerCase(),
      typeof value === 'string' ? [value] : value,
    ]),
  )
  const open = new Set(unknown.map(key => key.toLowerCase()))
  const gone = absent?.map(key => globOf(key.toLowerCase()))
  return key => {
    const values = carried.get(key)
    if (values) return values
    if (open.has(key)) return 'unknown'
    if (gone === undefined || gone.some(glob => matches(glob, key))) return 'absent'
    return 'unknown'
  }
}

/**
 * What a policy variable stands for: the key's value, where it is known and there is one. "You can't use multivalued
 * context keys as policy variables": they have none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function variablesOf(knows: Knowledge): LookUp {
  return key => {
    const carried = knows(key)
    return carried === 'unknown' ? undefined : singleValue(key, carried)
  }
}

export function singleValue(key: string, carried: Carried): string | undefined {
  if (carried === 'absent' || carried.length !== 1 || isMultivalued(key)) return undefined
  return carried[0]
}
