import type { Message } from '@/lib/message'
import type { DeadPrincipal } from '../dead-principal'
import type { Edit } from '../edit'

export type ChangeKind =
  /** A value asked for is not the one that the call carries. */
  | 'condition-value'
  /** The condition names a key that the call does not carry, and means one that it does. */
  | 'condition-key'
  | 'condition-removed'
  /** What the condition hangs on is not known of the call: the condition goes. */
  | 'settle-unknown'
  | 'operator'
  | 'principal'
  | 'action'
  | 'resource'
  /** A Deny that says all that the Allow should. */
  | 'effect'
  /** Variables are text before version 2012-10-17. */
  | 'version'
  | 'deny-exception'
  | 'deny-value'
  | 'deny-removed'
  | 'add-statement'

/** One thing to change. */
export type Change = {
  readonly kind: ChangeKind
  /** Its place in the policy as it was given; null: it is not in it. */
  readonly statement: number | null
  readonly sid: string | null
  /** Names the statement, what it asks for and what the call carries. */
  readonly message: Message
  /** The page of AWS that says how, where there is one. */
  readonly source: string | null
}

export type Risk = {
  /**
   * wider: more than this call would be let in. narrower: somebody may lose what the policy gives today.
   * deny-void: the Deny refuses nobody any more.
   */
  readonly kind: 'wider' | 'narrower' | 'deny-void'
  readonly message: Message
}

/** A change to the policy, as small as it can be, after which it allows the call whatever the unknown keys hold. */
export type Counterfactual = Change & {
  /** Steps on the policy that was given; without any one of them the call is not allowed. */
  readonly edits: readonly Edit[]
  /** All that is to be changed together; the first is the one that `kind`, `statement` and `message` tell. */
  readonly changes: readonly Change[]
  readonly risks: readonly Risk[]
  /** In the policy after the edits: KMS refuses it whole until they are taken out as well. */
  readonly deadPrincipals: readonly DeadPrincipal[]
}

/** As the edits leave it. */
export type Proposal = Omit<Counterfactual, 'deadPrincipals'>
