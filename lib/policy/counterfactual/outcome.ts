import { CompiledPolicy, compile, type Statement } from '../compile'
import { decide } from '../decide'
import type { StatementDocument } from '../document'
import { targetOf } from '../target'
import { judge } from '../unknown/open'
import type { Plan } from './mend'
import type { Scene } from './scene'

/** What the statements come to; null: gone. */
export type Outcome = {
  readonly changed: ReadonlyMap<Statement, StatementDocument | null>
  readonly added: readonly StatementDocument[]
}

export function outcomeOf(plan: Plan): Outcome {
  const changed = new Map<Statement, StatementDocument | null>()
  const added: StatementDocument[] = []
  for (const piece of plan) {
    if ('added' in piece) added.push(piece.added)
    else {
      const before = changed.has(piece.statement) ? changed.get(piece.statement) : piece.statement.source
      changed.set(piece.statement, before ? piece.mend.change(before) : null)
    }
  }
  return { changed, added }
}

/** A statement that matches the call: for certain, or with some values of the unknown keys. */
export type Standing = { readonly statement: Statement; readonly isCertain: boolean }

export function standingOf(scene: Scene): readonly Standing[] {
  const standing: Standing[] = []
  for (const statement of scene.policy.statements) {
    const each = stands(statement, scene)
    if (each) standing.push(each)
  }
  return standing
}

export function stands(
  statement: Statement,
  { request, asker, knows }: Pick<Scene, 'request' | 'asker' | 'knows'>,
): Standing | null {
  const judged = judge(statement, targetOf(statement, request, asker), request, knows)
  return judged === false ? null : { statement, isCertain: judged === true }
}

/** As it stands in the changed policy. */
export function compiledAs(source: StatementDocument, { policy }: Scene): Statement | undefined {
  return compile({ Version: policy.version, Statement: source }).statements[0]
}

/**
 * Whether the policy allows the call after these changes. It is decided anew with all that counts: the statements that
 * are changed or added, and of the others those that match it or may; what surely does not has no part in a decision.
 */
export function allowsAfter(
  { changed, added }: Outcome,
  standing: readonly Standing[],
  scene: Scene,
): boolean {
  const after = standing.filter(({ statement }) => !changed.has(statement))
  for (const source of [...changed.values(), ...added]) {
    const statement = source && compiledAs(source, scene)
    const each = statement && stands(statement, scene)
    if (each) after.push(each)
  }
  return isAllowed(after, scene)
}

export function isAllowed(standing: readonly Standing[], { policy, request }: Scene): boolean {
  const has = (effect: 'Allow' | 'Deny', isCertain: boolean) =>
    standing.some(each => each.isCertain === isCertain && each.statement.effect === effect)
  if (has('Deny', true)) return false
  if (has('Allow', true) && !has('Deny', false)) return true
  if (!has('Allow', true) && !has('Allow', false)) return false
  const statements = standing.map(({ statement }) => statement)
  return decide(new CompiledPolicy(policy.version, statements, policy.document), request).decision === 'allow'
}
