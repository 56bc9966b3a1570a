import { kiroRequest } from '@/lib/kiro/key-request'
import { diff, type PolicyDiff, parsePolicy } from '@/lib/policy'
import type { KeyPolicyRead, Report } from '../model'

/** The policy of one key, held against the one that the same key, or the one in its place, had before. */
export type PolicyChange = { readonly region: string } & (
  | { readonly kind: 'added' | 'removed' }
  /** Not by meaning, since one of them is no policy. */
  | { readonly kind: 'unreadable'; readonly sameText: boolean }
  | {
      readonly kind: 'compared'
      readonly sameKey: boolean
      /** What it does to Kiro's calls and those beside them is in `access`. */
      readonly diff: PolicyDiff
    }
)

export function policyChanges(before: Report, after: Report): readonly PolicyChange[] {
  const was = new Map(before.keyPolicies.map(read => [read.key.region, read]))
  const is = new Map(after.keyPolicies.map(read => [read.key.region, read]))
  const at = new Date(after.generatedAt)
  return [...new Set([...is.keys(), ...was.keys()])].map(region => {
    const [one, other] = [was.get(region), is.get(region)]
    return { region, ...(one && other ? compared(one, other, at) : { kind: other ? 'added' : 'removed' }) }
  })
}

function compared(before: KeyPolicyRead, after: KeyPolicyRead, at: Date) {
  const [was, is] = [parsePolicy(before.text), parsePolicy(after.text)]
  if (!was.ok || !is.ok) return { kind: 'unreadable', sameText: before.text === after.text } as const
  const { place, key } = after
  const requests = (['identity-center', 'identity-store'] as const).map(way =>
    kiroRequest(way, place, key, at),
  )
  return {
    kind: 'compared',
    sameKey: before.key.arn === key.arn,
    diff: diff(was.policy, is.policy, { requests }),
  } as const
}

export function isSamePolicy({ version, statements }: PolicyDiff): boolean {
  return version === null && statements.every(({ kind }) => kind === 'same')
}
