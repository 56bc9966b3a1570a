import { decide } from '../decide'
import type { PolicyDocument } from '../document'
import { principalText } from '../principal'
import type { PolicyRequest } from '../request'
import type { Problem, Warning } from './problem'

export function fromElsewhere(caller: PolicyRequest | undefined): readonly Problem[] {
  const account = caller && accountOf(principalText(caller.principal))
  const keyAccount = caller && accountOf(caller.resource)
  if (!account || !keyAccount || account === keyAccount) return []
  return [{ kind: 'other-account', principal: principalText(caller.principal), account, keyAccount }]
}

function accountOf(arn: string): string | undefined {
  return arn.split(':')[4]
}

/**
 * "The key policy must allow the calling principal to make a subsequent PutKeyPolicy request on the KMS key." Where it
 * leaves that to the caller's IAM policies, they allow it, or this call would not come about either.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
 */
export function lockedOut(policy: PolicyDocument, caller: PolicyRequest | undefined): readonly Problem[] {
  if (!caller) return []
  const { decision } = decide(policy, caller)
  if (decision === 'allow' || decision === 'conditional') return []
  return [{ kind: 'lockout', principal: principalText(caller.principal), decision }]
}

export function perhapsLockedOut(
  policy: PolicyDocument,
  caller: PolicyRequest | undefined,
): readonly Warning[] {
  if (!caller) return []
  const { decision, dependsOn } = decide(policy, caller)
  if (decision !== 'conditional') return []
  return [{ kind: 'lockout-unknown', principal: principalText(caller.principal), dependsOn }]
}
