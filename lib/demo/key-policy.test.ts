import { ListUsersCommand } from '@aws-sdk/client-identitystore'
import * as kms from '@aws-sdk/client-kms'
import { ListApplicationsCommand } from '@aws-sdk/client-sso-admin'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Demo, organizations, startDemo } from '.'
import { clientsOf, instanceIn, refusal } from './sdk'

let demo: Demo
beforeEach(async () => {
  demo = await startDemo({
    organizations: ['cmk-ready', 'cmk-disabled', 'cmk-denied', 'delegated-admin', 'read-only'],
  })
})
afterEach(() => demo.close())

const KeyId = 'arn:aws:kms:eu-central-1:222233334444:key/'
const root = 'arn:aws:iam::222233334444:root'
const key = () => KeyId + organizations['cmk-ready']?.keys[0]?.id
const client = (organization = 'cmk-ready') => clientsOf(demo, organization).kms

const administrators = {
  Sid: 'Admins',
  Effect: 'Allow',
  Principal: { AWS: root },
  Action: 'kms:*',
  Resource: '*',
}
const document = (...Statement: unknown[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const put = (Policy: string, more: Partial<kms.PutKeyPolicyRequest> = {}) =>
  client().send(new kms.PutKeyPolicyCommand({ KeyId: key(), Policy, ...more }))
const policy = async () => (await client().send(new kms.GetKeyPolicyCommand({ KeyId: key() }))).Policy

test('a policy that is put stays, to the byte, until the server stops', async () => {
  const text = `${document(administrators)}\n\t `
  await put(text)
  expect(await policy()).toBe(text)
  const other = await startDemo({ organizations: ['cmk-ready'] })
  const fresh = await clientsOf(other, 'cmk-ready').kms.send(new kms.GetKeyPolicyCommand({ KeyId: key() }))
  await other.close()
  expect(fresh.Policy).toBe(organizations['cmk-ready']?.keys[0]?.policy)
})

test('a re-serialising server returns the same statements in another order', async () => {
  const other = await startDemo({ organizations: ['cmk-ready'], reserialisePolicies: true })
  const { Policy = '' } = await clientsOf(other, 'cmk-ready').kms.send(
    new kms.GetKeyPolicyCommand({ KeyId: key() }),
  )
  await other.close()
  const original = organizations['cmk-ready']?.keys[0]?.policy ?? ''
  expect(Policy).not.toBe(original)
  const sids = (text: string) => JSON.parse(text).Statement.map((each: { Sid: string }) => each.Sid)
  expect(sids(Policy)).toEqual(sids(original).reverse())
})

describe('KMS refuses a policy', () => {
  const statement = (more: object) => document(administrators, { ...administrators, Sid: 'Other', ...more })
  const malformed = 'MalformedPolicyDocumentException'
  test.each([
    ['that is not JSON', '{"Statement": [', malformed],
    ['without a statement', document(), malformed],
    ['that is no object', '[]', malformed],
    ['with an emoji in a Sid', statement({ Sid: 'Kiro 👻' }), malformed],
    ['with Japanese in a Sid', statement({ Sid: '鍵' }), malformed],
    ['without a principal', statement({ Principal: undefined }), malformed],
    ['with an unknown effect', statement({ Effect: 'Maybe' }), malformed],
    ['with a deleted role', statement({ Principal: { AWS: 'AROAJQABLZS4A3QDU576Q' } }), malformed],
    ['with a deleted user', statement({ Principal: { AWS: 'AIDAJQABLZS4A3QDU576Q' } }), malformed],
    [
      'with a role that is not there',
      statement({ Principal: { AWS: `${root.slice(0, -4)}role/Gone` } }),
      malformed,
    ],
    [
      'with a wildcard in a role’s ARN',
      statement({ Principal: { AWS: `${root.slice(0, -4)}role/*` } }),
      malformed,
    ],
    ['of another partition', statement({ Principal: { AWS: root.replace('aws', 'aws-us-gov') } }), malformed],
    ['over 32,768 bytes', statement({ Sid: 'x'.repeat(33_000) }), 'LimitExceededException'],
    ['that locks its caller out', document({ ...administrators, Action: 'kms:Describe*' }), malformed],
    ['that denies its caller', statement({ Effect: 'Deny', Principal: '*', Action: 'kms:Put*' }), malformed],
    [
      'that lets in only another organization',
      document({
        ...administrators,
        Principal: '*',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-elsewhere0' } },
      }),
      malformed,
    ],
  ])('%s', async (_, text, name) => {
    const before = await policy()
    expect(await refusal(put(text))).toMatchObject({ name, status: 400 })
    expect(await policy()).toBe(before)
  })
})

test.each([
  ['a Latin-1 Sid', document({ ...administrators, Sid: 'Schlüssel für Kiro' })],
  [
    'a statement without a resource, which has no effect',
    document(administrators, { ...administrators, Resource: undefined }),
  ],
  ['a single statement that is no list', JSON.stringify({ Statement: administrators })],
  ['32,768 bytes exactly', document(administrators).padEnd(32_768)],
  [
    'a Deny for everybody outside the organization',
    document(administrators, {
      ...administrators,
      Effect: 'Deny',
      Principal: '*',
      Condition: { StringNotEquals: { 'aws:PrincipalOrgID': organizations['cmk-ready']?.organization?.id } },
    }),
  ],
  [
    'a Deny that spares the caller’s own role',
    document(administrators, {
      ...administrators,
      Effect: 'Deny',
      Principal: '*',
      Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::222233334444:role/aws-reserved/*' } },
    }),
  ],
])('KMS takes %s', async (_, text) => {
  await put(text)
  expect(await policy()).toBe(text)
})

test('the lockout check can be bypassed, and then the key is out of reach', async () => {
  await put(document({ ...administrators, Principal: { AWS: 'arn:aws:iam::999999999999:root' } }), {
    BypassPolicyLockoutSafetyCheck: true,
  })
  expect((await refusal(policy())).name).toBe('AccessDeniedException')
  expect((await refusal(put(document(administrators)))).name).toBe('AccessDeniedException')
})

test.each([
  ['an alias', { KeyId: 'alias/identity-center' }, 'InvalidArnException'],
  ['another policy name', { PolicyName: 'other' }, 'NotFoundException'],
  ['a key that is not there', { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' }, 'NotFoundException'],
  ['something like an ARN', { KeyId: 'arn:aws:kms:nonsense' }, 'InvalidArnException'],
  [
    'the ARN of another Region',
    { KeyId: `${KeyId.replace('eu-central-1', 'us-east-1')}x` },
    'NotFoundException',
  ],
  ['an empty key id', { KeyId: '' }, 'ValidationException'],
])('GetKeyPolicy refuses %s', async (_, input, name) => {
  expect((await refusal(client().send(new kms.GetKeyPolicyCommand({ KeyId: key(), ...input })))).name).toBe(
    name,
  )
})

test('a key of another account is described by its ARN, and its policy is not read', async () => {
  const data = organizations['delegated-admin']?.keys[0]
  const arn = `arn:aws:kms:ca-central-1:181818181818:key/${data?.id}`
  const described = await client('delegated-admin').send(new kms.DescribeKeyCommand({ KeyId: arn }))
  expect(described.KeyMetadata?.AWSAccountId).toBe('181818181818')
  const byId = client('delegated-admin').send(new kms.DescribeKeyCommand({ KeyId: data?.id }))
  expect((await refusal(byId)).name).toBe('NotFoundException')
  const read = await refusal(client('delegated-admin').send(new kms.GetKeyPolicyCommand({ KeyId: arn })))
  expect(read).toMatchObject({ name: 'AccessDeniedException', status: 400 })
})

test('who may only read a key may not write its policy', async () => {
  const arn = `arn:aws:kms:us-east-1:202020202020:key/${organizations['read-only']?.keys[0]?.id}`
  const asked = client('read-only').send(
    new kms.PutKeyPolicyCommand({ KeyId: arn, Policy: document(administrators) }),
  )
  expect((await refusal(asked)).message).toContain(
    `is not authorized to perform: kms:PutKeyPolicy on resource: ${arn} because no identity-based policy allows`,
  )
})

test('what a disabled key protects is out of reach until it is enabled', async () => {
  const clients = clientsOf(demo, 'cmk-disabled')
  const { IdentityStoreId, InstanceArn } = await instanceIn(clients)
  const people = () => clients.identitystore.send(new ListUsersCommand({ IdentityStoreId }))
  const applications = () => clients.sso.send(new ListApplicationsCommand({ InstanceArn }))
  expect(await refusal(people())).toMatchObject({ name: 'ValidationException', reason: 'KMS_DISABLED' })
  expect(await refusal(applications())).toMatchObject({ reason: 'KMS_DisabledException' })
  const id = { KeyId: organizations['cmk-disabled']?.keys[0]?.id }
  await clients.kms.send(new kms.EnableKeyCommand(id))
  expect((await people()).Users).toHaveLength(3)
  const { DeletionDate, KeyState } = await clients.kms.send(
    new kms.ScheduleKeyDeletionCommand({ ...id, PendingWindowInDays: 7 }),
  )
  expect(KeyState).toBe('PendingDeletion')
  expect(Math.round((Number(DeletionDate) - Date.now()) / 86_400_000)).toBe(7)
  expect(await refusal(people())).toMatchObject({ reason: 'KMS_INVALID_STATE' })
  expect((await refusal(clients.kms.send(new kms.EnableKeyCommand(id)))).name).toBe(
    'KMSInvalidStateException',
  )
  await clients.kms.send(new kms.CancelKeyDeletionCommand(id))
  const { KeyMetadata } = await clients.kms.send(new kms.DescribeKeyCommand(id))
  expect(KeyMetadata).toMatchObject({ KeyState: 'Disabled', Enabled: false })
  expect(KeyMetadata?.DeletionDate).toBeUndefined()
  await clients.kms.send(new kms.EnableKeyCommand(id))
  await clients.kms.send(new kms.DisableKeyCommand(id))
  expect(await refusal(people())).toMatchObject({ reason: 'KMS_DISABLED' })
})
