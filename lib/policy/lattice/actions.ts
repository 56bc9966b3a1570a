import type { PolicyRequest } from '../request'
import { carrying } from './carrying'
import { pairsOf } from './contexts'
import type { Held, Move } from './neighbour'

export function actionMove(action: string): Move {
  return {
    axis: 'action',
    take(request) {
      if (action.toLowerCase() === request.action.toLowerCase()) return null
      return {
        request: { ...carrying(request, heldFor(action, request)), action },
        differs: [{ what: 'action', from: request.action, to: action }],
      }
    },
  }
}

/** Those on a key that take an encryption context, and CreateGrant, whose constraints hold one. */
const withContext = [
  'kms:Decrypt',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:GenerateDataKeyPair',
  'kms:GenerateDataKeyPairWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:CreateGrant',
]

/** Most telling first. */
export const actions = [
  ...withContext.slice(1),
  'kms:PutKeyPolicy',
  'kms:ScheduleKeyDeletion',
  'kms:DisableKey',
  'kms:DescribeKey',
  'kms:GetKeyPolicy',
  'kms:TagResource',
  'kms:Decrypt',
]

/**
 * "Management operations, such as DescribeKey or RetireGrant" take none.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantConstraints.html
 */
function heldFor(action: string, request: PolicyRequest): Readonly<Record<string, Held>> {
  if (withContext.some(each => each.toLowerCase() === action.toLowerCase())) return {}
  const keys = [...pairsOf(request), 'kms:EncryptionContextKeys', 'kms:EncryptionAlgorithm']
  return Object.fromEntries([...keys, 'kms:EncryptionContext:*'].map(key => [key, 'absent' as const]))
}
