import type { Attestation } from '@/lib/checks/check'
import type { CheckId } from '@/lib/report/model'
import { attestationsAt } from '@/lib/store/attestations'
import type { Store } from '@/lib/store/database'
import type { RunTarget } from '@/lib/target'
import { identityOf } from './identity'
import type { Facts } from './reading'

/** What a person has confirmed of a check, where that holds at a time; null: nothing. */
export type Attested = (check: CheckId, at: Date) => Promise<Attestation | null>

/** Of the account that a run turns out to be of. */
export type AttestedOf = (of: RunTarget, facts: Facts) => Attested

/** Where runs are not kept, nothing that was confirmed is either. */
export const nothingAttested: AttestedOf = () => async () => null

export function attestedIn({ db }: Store): AttestedOf {
  return (of, facts) => async (check, at) => {
    const caller = await facts.of('caller')
    if (caller.state !== 'known') return null
    const identity = identityOf(of, caller.value.partition, caller.value.accountId)
    const held = (await attestationsAt(db, identity, at.toISOString())).filter(
      each => each.check_id === check,
    )
    const longest = held.at(-1)
    if (!longest) return null
    const { attested_by: by, attested_at, expires_at: until, note } = longest
    return { by, at: attested_at, until, note }
  }
}
