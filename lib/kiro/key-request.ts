import type { PolicyRequest } from '@/lib/policy'
import { contextValue, kiroService, type Place, viaService, type Way, ways } from './key-policy'

/** The key as far as it is known: always its ARN, account and Region; the rest when DescribeKey has answered. */
export type KnownKey = {
  readonly arn: string
  readonly accountId: string
  readonly region: string
  /** Of the key's account. null: it is in none; undefined: not known. */
  readonly organizationId?: string | null | undefined
  readonly metadata: {
    readonly spec: string
    readonly usage: string
    readonly origin: string | null
    readonly multiRegion: 'PRIMARY' | 'REPLICA' | null
  } | null
  /** Those that the policy speaks of, value by name. null: not known. */
  readonly tags: Readonly<Record<string, string>> | null
}

/** A caller with an ARN of its own: the administrator, or a service-linked role. */
export type Person = {
  readonly kind: 'root' | 'user' | 'role' | 'other'
  readonly arn: string
  readonly accountId: string
  /** As of the key. */
  readonly organizationId?: string | null | undefined
}

/** Every key that the policy mentions, and that is neither carried nor absent here, is unknown. */
export type KeyRequest = PolicyRequest & { readonly absent: readonly string[] }

type Context = PolicyRequest['context']

/** Kiro asks a service for data, and KMS sees Kiro's call through that service: kms:ViaService. */
export function kiroRequest(way: Way, place: Place, key: KnownKey, now: Date): KeyRequest {
  return {
    principal: { service: kiroService },
    action: 'kms:Decrypt',
    resource: key.arn,
    context: { ...ofEveryCall(key, now), ...ofAService(kiroService), ...through(way, place) },
    absent: [...absentFromServices, ...absentOfTheKey(key), otherContexts],
    unknown: ambiguousTags(key),
  }
}

/** IAM Identity Center and Identity Store at their own work, not on anyone's behalf. */
export function serviceRequest(way: Way, action: string, place: Place, key: KnownKey, now: Date): KeyRequest {
  const describes = action === 'kms:DescribeKey'
  return {
    principal: { service: ways[way].service },
    action,
    resource: key.arn,
    context: {
      ...ofEveryCall(key, now),
      ...ofAService(ways[way].service),
      // Both are documented: the baseline policy asks for exactly this account.
      'aws:SourceAccount': key.accountId,
      ...(describes ? {} : encryptionContext(way, place)),
    },
    absent: [
      ...absentFromServices,
      ...absentOfTheKey(key),
      otherContexts,
      ...(describes ? ['kms:EncryptionContextKeys', 'kms:EncryptionAlgorithm'] : []),
    ],
    unknown: ambiguousTags(key),
  }
}

/** A principal of an account who asks a service for data: the service decrypts in that principal's name. */
export function personRequest(way: Way, person: Person, place: Place, key: KnownKey, now: Date): KeyRequest {
  return {
    principal: principalOf(person),
    action: 'kms:Decrypt',
    resource: key.arn,
    context: {
      ...ofEveryCall(key, now),
      ...through(way, place),
      'aws:PrincipalIsAWSService': 'false',
      'aws:PrincipalArn': person.arn,
      'aws:PrincipalAccount': person.accountId,
      'kms:CallerAccount': person.accountId,
      ...(person.organizationId ? { 'aws:PrincipalOrgID': person.organizationId } : {}),
    },
    absent: [
      ...onlyFromServices,
      ...absentOfTheKey(key),
      ...(person.organizationId === null ? ['aws:PrincipalOrgID', 'aws:PrincipalOrgPaths'] : []),
      otherContexts,
    ],
    unknown: ambiguousTags(key),
  }
}

function principalOf(person: Person): PolicyRequest['principal'] {
  const [, partition] = person.arn.split(':')
  return person.kind === 'root' ? { account: person.accountId, partition } : { arn: person.arn }
}

/**
 * Absent from a service's call, by the availability that AWS documents for each: only "if the principal is a
 * member of an organization", only "for IAM users", only for "an IAM user" or "an IAM role with attached tags".
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid
 */
const absentFromServices = [
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalTag/*',
  'aws:username',
]

/** "Only available when the call to your resource is made directly by an AWS service principal", same page. */
const onlyFromServices = [
  'aws:PrincipalServiceName',
  'aws:PrincipalServiceNamesList',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
]

/** The encryption context is part of the data and known in full: a pair that is not named here is not sent. */
const otherContexts = 'kms:EncryptionContext:*'

function absentOfTheKey({ organizationId, tags }: KnownKey): string[] {
  return [
    ...(organizationId === null ? ['aws:ResourceOrgID', 'aws:ResourceOrgPaths'] : []),
    ...(tags ? [`${TAG}*`] : []),
  ]
}

function ofEveryCall(key: KnownKey, now: Date): Context {
  return {
    'aws:CurrentTime': now.toISOString(),
    'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
    'aws:RequestedRegion': key.region,
    'aws:SecureTransport': 'true',
    'aws:ResourceAccount': key.accountId,
    ...(key.organizationId ? { 'aws:ResourceOrgID': key.organizationId } : {}),
    ...(key.metadata ? ofTheKey(key.metadata) : {}),
    ...tagsOf(key),
  }
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html; the key's aliases are not read. */
function ofTheKey({ spec, usage, origin, multiRegion }: NonNullable<KnownKey['metadata']>): Context {
  return {
    'kms:KeySpec': spec,
    'kms:KeyUsage': usage,
    ...(origin ? { 'kms:KeyOrigin': origin } : {}),
    'kms:MultiRegion': String(multiRegion !== null),
    ...(multiRegion ? { 'kms:MultiRegionKeyType': multiRegion } : {}),
  }
}

const TAG = 'aws:ResourceTag/'

function tagsOf(key: KnownKey): Context {
  const open = ambiguousTags(key)
  return Object.fromEntries(
    Object.entries(key.tags ?? {})
      .map(([name, value]) => [`${TAG}${name}`, value] as const)
      .filter(([name]) => !open.includes(name)),
  )
}

/**
 * A key may have two tags that differ in case alone, and condition keys ignore it: which of the two is meant then is
 * not documented.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourcetag
 */
function ambiguousTags({ tags }: KnownKey): string[] {
  const names = Object.keys(tags ?? {})
  const same = (name: string) => names.filter(each => each.toLowerCase() === name.toLowerCase())
  return names.filter(name => same(name).length > 1).map(name => `${TAG}${name}`)
}

/** aws:PrincipalServiceNamesList holds this name too, but AWS does not document which others. */
function ofAService(service: string): Context {
  return { 'aws:PrincipalIsAWSService': 'true', 'aws:PrincipalServiceName': service }
}

function through(way: Way, place: Place): Context {
  return { 'kms:ViaService': viaService(way, place.region), ...encryptionContext(way, place) }
}

function encryptionContext(way: Way, place: Place): Context {
  const { contextKey } = ways[way]
  return {
    [`kms:EncryptionContext:${contextKey}`]: contextValue(way, place),
    'kms:EncryptionContextKeys': [contextKey],
    'kms:EncryptionAlgorithm': 'SYMMETRIC_DEFAULT',
  }
}
