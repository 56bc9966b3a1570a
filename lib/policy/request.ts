import { canonicalKey } from './canonical-key'
import type { Carried } from './condition'
import { meets, testOf } from './glob'
import type { RequestPrincipal } from './identity'

/** One call, as KMS would judge it. Condition keys ignore case. */
export type PolicyRequest = {
  readonly principal: RequestPrincipal
  readonly action: string
  readonly resource: string
  /** What is known to be carried; a list for a key of several values. */
  readonly context: Readonly<Record<string, string | readonly string[]>>
  /** Keys of which it is not known whether the call carries them, nor with what value. `*` as in `absent`. */
  readonly unknown?: readonly string[]
  /**
   * Where given, every key that the policy mentions and that is neither carried nor listed here is unknown; a name
   * may end in `*` (`aws:PrincipalTag/*`). Where not, a key that is neither carried nor unknown is absent.
   */
  readonly absent?: readonly string[]
  /**
   * What the principal's own IAM policies say to this action. An Allow that names only the account "gives the account
   * permission to use IAM policies" and lets none of its users and roles in by itself. By default they are taken to
   * allow, so that `allow` is what the key policy contributes; `unknown` makes such an Allow hang on them.
   * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-default-allow-root-enable-iam
   */
  readonly iam?: 'allows' | 'unknown'
}

export type Knowledge = (canonical: string) => Carried | 'unknown'

export function knowledgeOf({ context, unknown, absent }: PolicyRequest): Knowledge {
  const carried = new Map<string, readonly string[]>()
  for (const key of Object.keys(context)) {
    const canonical = canonicalKey(key)
    const before = carried.get(canonical)
    const values = valuesOf(context[key])
    // Two names that differ in case only are one key, with the values of both.
    carried.set(canonical, before === undefined ? values : [...before, ...values])
  }
  // Most requests carry all that a policy asks for: the lists are read when it asks for more.
  let lists: { isOpen(key: string): boolean; isAbsent(key: string): boolean } | undefined
  return key => {
    const values = carried.get(key)
    if (values !== undefined) return values
    lists ??= { isOpen: listed(unknown ?? []), isAbsent: absent === undefined ? () => true : listed(absent) }
    return lists.isOpen(key) || !lists.isAbsent(key) ? 'unknown' : 'absent'
  }
}

function valuesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.map(String) : [String(value)]
}

function listed(keys: readonly string[]): (canonical: string) => boolean {
  const names = new Set(keys.map(canonicalKey))
  const families = [...names].filter(name => name.includes('*')).map(testOf)
  return key => names.has(key) || families.some(family => meets(family, key))
}
