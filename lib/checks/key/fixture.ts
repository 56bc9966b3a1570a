import type { AnyCheck, Given, Outcome } from '@/lib/checks/check'
import type { FactName, FactValues, Instance, Key, Known, Unsettled } from '@/lib/facts/model'
import { msg } from '@/lib/message'

export const account = '111122223333'
export const organizationId = 'o-a1b2c3d4e5'
export const region = 'us-east-1'
export const keyArn = `arn:aws:kms:${region}:${account}:key/mrk-1234abcd12ab34cd56ef1234567890ab`
export const given: Given = { hints: {}, now: new Date('2026-06-01T12:00:00Z'), attestation: null }

export function known<V>(value: V): Known<V> {
  const from = [
    { service: 'aws', operation: 'Read', region, requestId: 'r-1', at: '2026-06-01T12:00:00Z', ms: 10 },
  ]
  return { state: 'known', value, from }
}

export const denied: Unsettled = {
  state: 'denied',
  by: 'iam',
  action: 'kms:GetKeyPolicy',
  message: msg('Not allowed'),
  aws: 'AccessDeniedException',
  from: [],
}

export const instance: Instance = {
  arn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
  id: 'ssoins-1234567890abcdef',
  identityStoreId: 'd-1234567890',
  identityStoreArn: `arn:aws:identitystore::${account}:identitystore/d-1234567890`,
  ownerAccountId: account,
  name: null,
  status: 'ACTIVE',
  statusReason: null,
  primaryRegion: region,
  regions: [{ name: region, status: 'ACTIVE', primary: true }],
  foundIn: [region],
}

export const key: Key = {
  arn: keyArn,
  id: 'mrk-1234abcd12ab34cd56ef1234567890ab',
  accountId: account,
  region,
  state: 'Enabled',
  spec: 'SYMMETRIC_DEFAULT',
  usage: 'ENCRYPT_DECRYPT',
  manager: 'CUSTOMER',
  origin: 'AWS_KMS',
  deletionDate: null,
  multiRegion: { type: 'PRIMARY', primary: { arn: keyArn, region }, replicas: [] },
}

export const details: FactValues['instance-details'] = {
  keyType: 'CUSTOMER_MANAGED_KEY',
  keyArn,
  encryptionStatus: 'ENABLED',
  encryptionStatusReason: null,
  permissionSetsEnabled: true,
}

type Values = { readonly [N in FactName]?: FactValues[N] | Unsettled }

/** The facts of an organization whose key is customer managed, with what a test changes. */
export function facts(policy: object | string | null = null, changed: Values = {}): never {
  const text = typeof policy === 'string' ? policy : JSON.stringify(policy)
  const values: Values = {
    caller: {
      accountId: account,
      arn: `arn:aws:sts::${account}:assumed-role/Admin/me`,
      userId: 'AROA:me',
      partition: 'aws',
      kind: 'assumed-role',
      name: 'Admin',
    },
    principal: { kind: 'role', arn: `arn:aws:iam::${account}:role/Admin`, accountId: account, named: false },
    instances: { found: [instance], judged: instance, chosenBy: 'only', asked: [region], refused: [] },
    'instance-details': details,
    organization: { id: organizationId, managementAccountId: account, featureSet: 'ALL' },
    key,
    'key-tags': {},
    'key-policies': { primary: { keyArn, region, text }, replicas: [] },
    ...changed,
  }
  const settled = Object.entries(values).map(([name, value]) => [
    name,
    value !== null && typeof value === 'object' && 'state' in value && 'from' in value ? value : known(value),
  ])
  return Object.fromEntries(settled) as never
}

export function instancesOf(judged: Instance | null): FactValues['instances'] {
  return {
    found: judged ? [judged] : [],
    judged,
    chosenBy: judged ? 'only' : 'none',
    asked: [region],
    refused: [],
  }
}

/** What a check says where every fact that it rests on is there. */
export function outcomeOf(check: AnyCheck, facts: never): Outcome {
  const outcome = check.judge(facts, given)
  if (outcome.verdict === 'unread') throw new Error(`${check.id} could not read ${outcome.on}`)
  return outcome
}
