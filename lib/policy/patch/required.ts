import type { StatementDocument } from '../document'
import type { PolicyRequest } from '../request'

/** A request that must be allowed, and the documented statement that allows it, with this account's real ids. */
export type Required = {
  readonly statement: StatementDocument & { readonly Sid: string }
  readonly request: PolicyRequest
}

/** What became of a required request; `index` is the statement's place in the policy as it is after the patch. */
export type Done = { readonly required: Required } & (
  | ({ readonly kind: 'reused' | 'mended' | 'added' } & Standing)
  /** Statements of the owner's allow it: wider ones, or several together. */
  | { readonly kind: 'allowed'; readonly by: readonly Standing[] }
)

export type Standing = {
  readonly index: number
  readonly sid: string | null
  readonly statement: StatementDocument
}
