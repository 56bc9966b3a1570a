import { z } from 'zod'
import { at, type Call, type Fields, operation } from '../call'
import { AwsError } from '../errors'
import { page } from '../paging'
import { deletionIn, type KeyState, MOST_DAYS } from '../world'
import { byIdOrArn, find, open, own, refused } from './key-lookup'
import { checkPolicy, reserialised } from './key-policy'

const KeyId = z.string().min(1).max(2048)
const PolicyName = z
  .string()
  .regex(/^\w{1,128}$/)
  .optional()
const ofKey = (call: Call, input: { KeyId: string }) => find(call, input.KeyId)?.arn ?? input.KeyId
const listing = {
  Limit: z.number().int().min(1).max(1000).optional(),
  Marker: z.string().min(1).max(1024).optional(),
}

export const kms = {
  DescribeKey: operation({
    action: 'kms:DescribeKey',
    input: z.object({ KeyId }),
    resource: ofKey,
    answer: (call, input) => ({ KeyMetadata: metadata(call, open(call, input.KeyId, 'kms:DescribeKey')) }),
  }),

  GetKeyPolicy: operation({
    action: 'kms:GetKeyPolicy',
    input: z.object({ KeyId, PolicyName }),
    resource: ofKey,
    answer(call, input) {
      defaultOnly(input.PolicyName)
      const key = own(call, input.KeyId, 'kms:GetKeyPolicy')
      // Whether KMS returns a policy as it was put is not known: this mode turns its parts round [A].
      return {
        Policy: call.world.reserialisePolicies ? reserialised(key.policy) : key.policy,
        PolicyName: 'default',
      }
    },
  }),

  PutKeyPolicy: operation({
    action: 'kms:PutKeyPolicy',
    input: z.object({
      KeyId,
      PolicyName,
      Policy: z.string().min(1).max(131_072),
      BypassPolicyLockoutSafetyCheck: z.boolean().default(false),
    }),
    resource: ofKey,
    answer(call, input) {
      defaultOnly(input.PolicyName)
      const key = own(call, input.KeyId, 'kms:PutKeyPolicy')
      checkPolicy(call, key, input.Policy, input.BypassPolicyLockoutSafetyCheck)
      key.policy = input.Policy
      return {}
    },
  }),

  ListAliases: operation({
    action: 'kms:ListAliases',
    input: z.object({
      KeyId: KeyId.optional(),
      ...listing,
      Limit: z.number().int().min(1).max(100).default(50),
    }),
    answer(call, { KeyId: wanted, Limit, Marker }) {
      const { company, identity, region } = call
      const key = wanted === undefined ? undefined : byIdOrArn(call, wanted)
      // Only IAM is asked for it, not the key's policy, and only for keys of one's own account [D].
      if (key && key.data.account !== identity.account.id) throw refused(call, key, 'kms:ListAliases')
      const all = [...company.keys.values()]
        .filter(({ data }) => data.account === identity.account.id && data.region === region)
        .filter(each => !key || each === key)
        .flatMap(each =>
          each.data.aliases.map(AliasName => ({
            AliasName,
            AliasArn: each.arn.replace(/key\/.*$/, AliasName),
            TargetKeyId: each.data.id,
            CreationDate: at(call, each.data.created),
            LastUpdatedDate: at(call, each.data.created),
          })),
        )
      const { items, next } = page(call, all, { of: wanted ?? '', token: Marker, size: Limit })
      return { Aliases: items, NextMarker: next, Truncated: next !== undefined }
    },
  }),

  ListResourceTags: operation({
    action: 'kms:ListResourceTags',
    input: z.object({ KeyId, ...listing }),
    resource: ofKey,
    answer(call, input) {
      const { data } = own(call, input.KeyId, 'kms:ListResourceTags')
      const tags = Object.entries(data.tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }))
      const { items, next } = page(call, tags, {
        of: input.KeyId,
        token: input.Marker,
        size: Math.min(input.Limit ?? 50, 50),
      })
      return { Tags: items, NextMarker: next, Truncated: next !== undefined }
    },
  }),

  EnableKey: operation({
    action: 'kms:EnableKey',
    input: z.object({ KeyId }),
    resource: ofKey,
    answer: (call, input) => switchTo(call, own(call, input.KeyId, 'kms:EnableKey'), 'Enabled'),
  }),

  DisableKey: operation({
    action: 'kms:DisableKey',
    input: z.object({ KeyId }),
    resource: ofKey,
    answer: (call, input) => switchTo(call, own(call, input.KeyId, 'kms:DisableKey'), 'Disabled'),
  }),

  ScheduleKeyDeletion: operation({
    action: 'kms:ScheduleKeyDeletion',
    input: z.object({
      KeyId,
      PendingWindowInDays: z.number().int().min(7).max(MOST_DAYS).default(MOST_DAYS),
    }),
    resource: ofKey,
    answer(call, input) {
      const key = own(call, input.KeyId, 'kms:ScheduleKeyDeletion')
      if (key.state === 'PendingDeletion') throw invalidState(key)
      const days = input.PendingWindowInDays
      key.state = 'PendingDeletion'
      key.deletion = deletionIn(days, call.now)
      return {
        KeyId: key.arn,
        DeletionDate: key.deletion.date,
        KeyState: key.state,
        PendingWindowInDays: days,
      }
    },
  }),

  CancelKeyDeletion: operation({
    action: 'kms:CancelKeyDeletion',
    input: z.object({ KeyId }),
    resource: ofKey,
    answer(call, input) {
      const key = own(call, input.KeyId, 'kms:CancelKeyDeletion')
      if (key.state !== 'PendingDeletion')
        throw new AwsError('KMSInvalidStateException', `${key.arn} is not pending deletion.`)
      // Cancelling leaves the key disabled [D].
      key.state = 'Disabled'
      delete key.deletion
      return { KeyId: key.arn }
    },
  }),
}

function defaultOnly(name: string | undefined): void {
  if (name !== undefined && name !== 'default')
    throw new AwsError('NotFoundException', 'No such policy exists')
}

const invalidState = (key: KeyState) =>
  new AwsError('KMSInvalidStateException', `${key.arn} is pending deletion.`)

function switchTo(_: Call, key: KeyState, state: 'Enabled' | 'Disabled'): Fields {
  if (key.state === 'PendingDeletion') throw invalidState(key)
  key.state = state
  return {}
}

function metadata(call: Call, { data, arn, state, deletion }: KeyState): Fields {
  return {
    AWSAccountId: data.account,
    KeyId: data.id,
    Arn: arn,
    CreationDate: at(call, data.created),
    Enabled: state === 'Enabled',
    Description: data.description,
    KeyUsage: 'ENCRYPT_DECRYPT',
    KeyState: state,
    DeletionDate: deletion?.date,
    Origin: 'AWS_KMS',
    KeyManager: 'CUSTOMER',
    CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
    KeySpec: 'SYMMETRIC_DEFAULT',
    EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
    MultiRegion: data.multiRegion !== undefined,
    MultiRegionConfiguration: data.multiRegion && multiRegion(data.multiRegion, arn, data.region),
  }
}

function multiRegion(regions: readonly string[], arn: string, region: string): Fields {
  const [primary, ...replicas] = regions.map(Region => ({
    Arn: arn.replace(`:${region}:`, `:${Region}:`),
    Region,
  }))
  return {
    MultiRegionKeyType: regions[0] === region ? 'PRIMARY' : 'REPLICA',
    PrimaryKey: primary,
    ReplicaKeys: replicas,
  }
}
