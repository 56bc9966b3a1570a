import { CompiledPolicy, compile, type Statement } from '../compile'
import { decide } from '../decide'
import type { PolicyDocument, StatementDocument } from '../document'
import type { Piece } from './mend'
import type { Scene } from './scene'

/** What the statements come to; null: gone. */
export type Outcome = {
  readonly changed: ReadonlyMap<Statement, StatementDocument | null>
  readonly added: readonly StatementDocument[]
}

export function outcomeOf(pieces: readonly Piece[]): Outcome {
  const changed = new Map<Statement, StatementDocument | null>()
  const added: StatementDocument[] = []
  for (const piece of pieces) {
    if ('added' in piece) added.push(piece.added)
    else {
      const before = changed.has(piece.statement) ? changed.get(piece.statement) : piece.statement.source
      changed.set(piece.statement, before ? piece.mend.change(before) : null)
    }
  }
  return { changed, added }
}

/**
 * Whether the policy allows the call after these changes. It is decided anew with all that counts: of the statements
 * that are not changed those that may match it; what surely does not has no part in a decision.
 */
export function allowsAfter(
  { changed, added }: Outcome,
  standing: readonly Statement[],
  { policy, request }: Scene,
): boolean {
  const after = [...changed.values(), ...added].filter(each => each !== null)
  const document: PolicyDocument = { Version: policy.version, Statement: after }
  const statements = [...standing.filter(each => !changed.has(each)), ...compile(document).statements]
  return decide(new CompiledPolicy(policy.version, statements, document), request).decision === 'allow'
}
