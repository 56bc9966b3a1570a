import { type Message, msg } from '@/lib/message'
import type { Statement } from '../compile'
import type { StatementDocument } from '../document'
import type { ChangeKind } from './counterfactual'

export type Opening = 'callers' | 'actions' | 'conditions'

/** One thing that is changed in a statement. */
export type Mend = {
  readonly kind: ChangeKind
  /** As in distance.ts. */
  readonly distance: number
  /** In what it may let in more than what differed; null: in nothing. */
  readonly opens: Opening | null
  /** Leaves the statement as it is where what it is about is not there; null: the statement goes. */
  change(statement: StatementDocument): StatementDocument | null
  /** Built when it is told. */
  message(): Message
  readonly source?: string
  /** What the statement lets in today and then no longer does. */
  readonly loses?: string
  /** A Deny then leaves the caller alone whatever it asks for. */
  readonly exempts?: boolean
}

/** One mend of a statement of the policy, or a statement that is added to it. */
export type Piece =
  | { readonly statement: Statement; readonly mend: Mend }
  | { readonly added: StatementDocument }

/** All that is changed together. */
export type Plan = readonly Piece[]

/** What stands in a sentence for a statement: its Sid, or its place counted from one. */
export function nameOf({ sid, index }: Statement): string {
  return sid ?? `#${index + 1}`
}

export function removal(statement: Statement): Mend {
  return {
    kind: 'deny-removed',
    distance: 3,
    opens: 'conditions',
    change: () => null,
    message: () =>
      msg('Nothing less than to take “{statement}” out helps: it refuses this call, and much else besides', {
        statement: nameOf(statement),
      }),
  }
}
