import type { FactValues } from '@/lib/facts/model'
import type { Message } from '@/lib/message'
import type { KeyPolicyRead } from '@/lib/report/model'
import type { Facts } from '@/lib/run/reading'
import type { Plan, PlannedWrite } from '../plan'

/** The account as a fix sees it. */
export type View = {
  readonly facts: Facts
  readonly keyPolicies: readonly KeyPolicyRead[]
  readonly account: Plan['account']
  /** The Region that the person named, else the one that is configured. */
  readonly region: string
  /** The IAM principal that would write. */
  readonly writer: string
  readonly now: Date
}

/** What a fix would do here, before it is known what else follows from it. */
export type Draft = Pick<Plan, 'title' | 'newlyAllows' | 'notes' | 'risk' | 'undo' | 'confirm' | 'holds'> & {
  readonly writes: readonly [PlannedWrite, ...PlannedWrite[]]
  /** The facts as they will be, from which the checks are judged again. */
  readonly after: Partial<FactValues>
}

/** Why there is nothing to apply, and what a person can do instead. */
export type NoDraft = {
  /** `nothing`: it is as it should be. `person`: somebody has to decide, or to read it with other credentials. */
  readonly none: 'nothing' | 'person'
  readonly says: readonly [Message, ...Message[]]
}
