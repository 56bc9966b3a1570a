import type { DeadPrincipal } from '../dead-principal'
import type { Decision } from '../decide'

/** Why KMS would refuse the whole policy. Paths are JSON Pointers, offsets count UTF-16 units of the text. */
export type Problem =
  /** `compact`: its bytes without the white space between values. */
  | { readonly kind: 'too-long'; readonly bytes: number; readonly over: number; readonly compact: number }
  /** The first of so many. */
  | {
      readonly kind: 'character'
      readonly codePoint: number
      readonly offset: number
      readonly path: string
      readonly count: number
    }
  | {
      readonly kind: 'no-principal'
      readonly index: number
      readonly sid: string | null
      readonly path: string
    }
  | DeadPrincipal
  /** "Cross-account use: No": only a principal of the key's account puts its policy. */
  | {
      readonly kind: 'other-account'
      readonly principal: string
      readonly account: string
      readonly keyAccount: string
    }
  /** `principal` puts the policy and could not put another. */
  | {
      readonly kind: 'lockout'
      readonly principal: string
      readonly decision: Decision['decision']
    }

/** What a person should know, and KMS is not documented to refuse. */
export type Warning =
  | { readonly kind: 'duplicate-sid'; readonly sid: string; readonly indexes: readonly number[] }
  /** Whether the caller keeps kms:PutKeyPolicy hangs on keys that are not known of its call. */
  | { readonly kind: 'lockout-unknown'; readonly principal: string; readonly dependsOn: readonly string[] }
