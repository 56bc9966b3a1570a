import type { Call } from '../call'
import { AwsError, accessDenied } from '../errors'
import type { Instance } from '../organization'
import type { KeyState } from '../world'

export function visible({ company, identity, region }: Call): readonly Instance[] {
  return company.instances.filter(
    instance =>
      instance.regions.some(each => each.name === region) &&
      (instance.owner === identity.account.id || instance.visibleTo.includes(identity.account.id)),
  )
}

/** An instance that is not there, and one of somebody else, both answer AccessDenied [D]. */
export function instanceOf(call: Call, arn: string, action: string): Instance {
  const found = visible(call).find(instance => instance.arn === arn)
  if (found) return found
  throw accessDenied(
    `User: ${call.identity.arn} is not authorized to perform: ${action} on resource: ${arn} because no resource-based policy allows the ${action} action`,
  )
}

export function identityStoreArn({ company }: Call, { owner, identityStoreId }: Instance): string {
  return `arn:${company.data.partition}:identitystore::${owner}:identitystore/${identityStoreId}`
}

/** The key that the instance uses in the Region that is asked: a replica's, where there is one. */
function keyIn(call: Call, instance: Instance): KeyState | 'none' | undefined {
  if (instance.encryption.keyType === 'AWS_OWNED_KMS_KEY') return 'none'
  const { keyArn } = instance.encryption
  const local = keyArn.replace(`:kms:${instance.primaryRegion}:`, `:kms:${call.region}:`)
  return call.company.keys.get(local) ?? call.company.keys.get(keyArn)
}

const reasons = {
  sso: {
    missing: 'KMS_NotFoundException',
    disabled: 'KMS_DisabledException',
    state: 'KMS_InvalidStateException',
  },
  identitystore: {
    missing: 'KMS_KEY_NOT_FOUND',
    disabled: 'KMS_DISABLED',
    state: 'KMS_INVALID_STATE',
  },
} as const

/**
 * People and applications are stored encrypted: what reads them fails with the key [D]. That ListInstances and
 * DescribeInstance answer all the same is assumed [A].
 */
export function needsKey(call: Call, instance: Instance): void {
  const key = keyIn(call, instance)
  const reason = reasons[call.service === 'identitystore' ? 'identitystore' : 'sso']
  if (key === 'none' || key?.state === 'Enabled') return
  if (!key)
    throw new AwsError('ResourceNotFoundException', 'The KMS key cannot be found.', 400, {
      Reason: reason.missing,
    })
  const disabled = key.state === 'Disabled'
  throw new AwsError(
    'ValidationException',
    disabled ? `${key.arn} is disabled.` : `${key.arn} is pending deletion.`,
    400,
    { Reason: disabled ? reason.disabled : reason.state },
  )
}
