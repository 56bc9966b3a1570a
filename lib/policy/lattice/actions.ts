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

/** They take an encryption context; of CreateGrant, its constraints do. */
const withContext = [
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:GenerateDataKeyPair',
  'kms:GenerateDataKeyPairWithoutPlaintext',
  'kms:CreateGrant',
]

/** They take none; the first are those that matter most. */
const withoutContext = [
  'kms:PutKeyPolicy',
  'kms:ScheduleKeyDeletion',
  'kms:DisableKey',
  'kms:DescribeKey',
  'kms:GetKeyPolicy',
  'kms:TagResource',
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DeleteImportedKeyMaterial',
  'kms:DeriveSharedSecret',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GenerateMac',
  'kms:GetKeyRotationStatus',
  'kms:GetParametersForImport',
  'kms:GetPublicKey',
  'kms:ImportKeyMaterial',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListResourceTags',
  'kms:ReplicateKey',
  'kms:RetireGrant',
  'kms:RevokeGrant',
  'kms:RotateKeyOnDemand',
  'kms:Sign',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
  'kms:UpdatePrimaryRegion',
  'kms:Verify',
  'kms:VerifyMac',
]
const MOST_TELLING = 6

/** Those on a key, most telling first; https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html */
export const everyAction = [...withContext, ...withoutContext, 'kms:Decrypt']

/** One after the other, for any request. */
export const actions = [...withContext, ...withoutContext.slice(0, MOST_TELLING), 'kms:Decrypt']

const contextless = new Set(withoutContext.map(each => each.toLowerCase()))

/**
 * "Management operations, such as DescribeKey or RetireGrant", and those of asymmetric keys take none. An action that
 * is not listed might.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantConstraints.html
 */
export function takesContext(action: string): boolean {
  return !contextless.has(action.toLowerCase())
}

function heldFor(action: string, request: PolicyRequest): Readonly<Record<string, Held>> {
  if (takesContext(action)) return {}
  const keys = [...pairsOf(request), 'kms:EncryptionContextKeys', 'kms:EncryptionAlgorithm']
  return Object.fromEntries([...keys, 'kms:EncryptionContext:*'].map(key => [key, 'absent' as const]))
}
