import { CompiledPolicy, compile } from '../compile'
import { decide } from '../decide'
import { isObject, type PolicyDocument, type StatementDocument } from '../document'
import type { PolicyRequest } from '../request'
import type { Counterfactual } from './counterfactual'
import { plansOf } from './plans'
import { byRank, rankOf } from './rank'
import { sceneOf } from './scene'
import { told } from './telling'
import { newerVersion } from './version'

export type ExplainOptions = {
  /**
   * What the caller's own documentation asks for: added where no statement comes near, and the measure of how much
   * else a change lets in.
   */
  readonly documented?: StatementDocument
}

/** More are no help to a person. */
const MOST = 8

/**
 * The smallest changes after which the policy allows the call whatever the unknown keys hold, the likeliest first.
 * Each has been decided again. [] where the policy allows the call as it is, where it is none that `parsePolicy`
 * takes, and where nothing helps but to let everybody in. Never throws.
 */
export function explainDeny(
  policy: PolicyDocument | CompiledPolicy,
  request: PolicyRequest,
  { documented }: ExplainOptions = {},
): readonly Counterfactual[] {
  const compiled = policy instanceof CompiledPolicy ? policy : compile(policy)
  if (!hasStatements(compiled.document) || decide(compiled, request).decision === 'allow') return []
  const scene = sceneOf(compiled, request, documented)
  const ranked = plansOf(scene)
    .map(pieces => ({ pieces, rank: rankOf(pieces, scene) }))
    .sort((one, other) => byRank(one.rank, other.rank))
  return [...newerVersion(scene), ...ranked.slice(0, MOST).map(({ pieces }) => told(pieces, scene))]
}

function hasStatements(document: unknown): boolean {
  return isObject(document) && (Array.isArray(document.Statement) || isObject(document.Statement))
}
