import { CompiledPolicy, compile } from '../compile'
import { deadPrincipals } from '../dead-principal'
import { isObject, type PolicyDocument, type StatementDocument } from '../document'
import { applyEdits } from '../edit'
import type { PolicyRequest } from '../request'
import type { Counterfactual } from './counterfactual'
import { isAllowed, standingOf } from './outcome'
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
  if (!hasStatements(compiled.document)) return []
  const scene = sceneOf(compiled, request, documented)
  const standing = standingOf(scene)
  if (isAllowed(standing, scene)) return []
  const ranked = plansOf(scene, standing)
    .map(weighed => ({ weighed, rank: rankOf(weighed, scene) }))
    .sort((one, other) => byRank(one.rank, other.rank))
    .slice(0, MOST)
  const proposals = [...newerVersion(scene), ...ranked.map(({ weighed, rank }) => told(weighed, rank, scene))]
  // No edit brings one in: where there is none yet, there is none then.
  const isClean = deadPrincipals(compiled.document).length === 0
  return proposals.map(each => ({
    ...each,
    deadPrincipals: isClean ? [] : deadPrincipals(applyEdits(compiled.document, each.edits)),
  }))
}

function hasStatements(document: unknown): boolean {
  return isObject(document) && (Array.isArray(document.Statement) || isObject(document.Statement))
}
