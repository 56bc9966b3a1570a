import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decide, type PolicyDocument, type PolicyRequest, patch, type Required } from '@/lib/policy'
import { exactStatement, type Place, type Way } from './key-policy'
import type { KnownKey } from './key-request'
import { type Form, requiredStatements } from './required'

const account = '111122223333'
const now = new Date('2026-11-24T10:00:00Z')

function placeIn(region: string, partition = 'aws'): Place {
  return {
    instanceArn: `arn:${partition}:sso:::instance/ssoins-1234567890abcdef`,
    identityStoreArn: `arn:${partition}:identitystore::${account}:identitystore/d-1234567890`,
    region,
  }
}

function keyIn(region: string, partition = 'aws'): KnownKey {
  const arn = `arn:${partition}:kms:${region}:${account}:key/mrk-1234abcd12ab34cd56ef1234567890ab`
  return { arn, accountId: account, region, organizationId: 'o-exampleorgid', metadata: null, tags: null }
}

function requiredIn(region: string, form: Form = 'exact', partition = 'aws') {
  return requiredStatements(form, placeIn(region, partition), keyIn(region, partition), now)
}

const admin = {
  Sid: 'Enable IAM User Permissions',
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${account}:root` },
  Action: 'kms:*',
  Resource: '*',
}
const text = JSON.stringify({ Version: '2012-10-17', Statement: [admin] }, null, 2)

function patched(policy: string, required: readonly Required[]) {
  const result = patch(policy, required)
  if (result.kind !== 'patched') throw new Error(result.kind)
  return result
}

test.each<[Form, string, string]>([
  ['exact', 'eu-west-2', 'aws'],
  ['relaxed', 'eu-west-2', 'aws'],
  ['exact', 'us-gov-west-1', 'aws-us-gov'],
])('the %s statements of %s allow what Kiro asks there', (form, region, partition) => {
  const required = requiredIn(region, form, partition)
  expect(required.map(({ way }) => way)).toEqual(['identity-center', 'identity-store'])
  const { policy, done } = patched(text, required)
  expect(done.map(({ kind }) => kind)).toEqual(['added', 'added'])
  for (const { request } of required) expect(decide(policy, request).decision).toBe('allow')
})

test('relaxed opens the ids alone: the service and the Region stay', () => {
  const conditions = requiredIn('eu-west-2', 'relaxed').map(({ statement }) => statement.Condition)
  expect(conditions).toEqual([
    {
      StringLike: {
        'kms:EncryptionContext:aws:sso:instance-arn': 'arn:aws:sso:::instance/*',
        'kms:ViaService': 'sso.eu-west-2.amazonaws.com',
      },
    },
    {
      StringLike: {
        'kms:EncryptionContext:aws:identitystore:identitystore-arn': `arn:aws:identitystore::${account}:identitystore/*`,
        'kms:ViaService': 'identitystore.eu-west-2.amazonaws.com',
      },
    },
  ])
})

test('one form stands for the other: a policy that has either is left alone, unless a Region is wrong', () => {
  for (const [there, asked] of [
    ['exact', 'relaxed'],
    ['relaxed', 'exact'],
  ] as const) {
    const { text: first } = patched(text, requiredIn('eu-west-2', there))
    expect(patch(first, requiredIn('eu-west-2', asked)).kind).toBe('unchanged')
    const { done, policy } = patched(first, requiredIn('eu-west-1', asked))
    expect(done.map(({ kind }) => kind)).toEqual(['mended', 'mended'])
    expect(policy.Statement).toHaveLength(3)
  }
})

test('each Region’s replica has a policy of its own, with its own Region in it', () => {
  const regions = ['us-east-1', 'eu-west-1', 'ap-northeast-1']
  const patches = regions.map(region => patched(text, requiredIn(region)))
  for (const [at, { text: policy }] of patches.entries()) {
    for (const [other, region] of regions.entries()) {
      // AWS copies no policy to a replica, and one Region's does not do for another.
      expect(patch(policy, requiredIn(region)).kind).toBe(other === at ? 'unchanged' : 'patched')
    }
  }
})

test.each<Form>(['exact', 'relaxed'])('what the %s form lets in newly is told apart', form => {
  const required = requiredIn('eu-west-2', form)
  const { access, beyond } = patched(text, required)
  const itself = access.newlyAllowed.filter(({ differs }) => differs.length === 0)
  expect(itself.map(({ request }) => request)).toEqual(required.map(({ request }) => request))
  expect(access.newlyOpen.length + access.newlyDenied.length + access.newlyAtRisk.length).toBe(0)
  expect(beyond.length > 0).toBe(form === 'relaxed')
  for (const { request } of beyond)
    expect(['sso.eu-west-2.amazonaws.com', 'identitystore.eu-west-2.amazonaws.com']).toContain(
      request.context['kms:ViaService'],
    )
})

type Vector = {
  readonly name: string
  readonly policy: PolicyDocument
  readonly request: {
    readonly principal: PolicyRequest['principal']
    readonly action: string
    readonly resource: string
    readonly context: Readonly<Record<string, string>>
    readonly unknown: readonly string[]
  }
  readonly expect: string
}

const vectors = readFileSync(
  join(import.meta.dirname, '../policy/conformance/key-policy-decisions.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line): Vector => JSON.parse(line))

describe('a policy of the shared vectors is patched', () => {
  test.each(vectors.map(vector => [vector.name, vector] as const))('%s', (_name, vector) => {
    const { request } = vector
    const [, , , region = '', accountId = ''] = request.resource.split(':')
    const way: Way = request.context['kms:ViaService']?.startsWith('sso.')
      ? 'identity-center'
      : 'identity-store'
    const place: Place = {
      ...placeIn(region),
      instanceArn: request.context['kms:EncryptionContext:aws:sso:instance-arn'] ?? '',
      identityStoreArn:
        request.context['kms:EncryptionContext:aws:identitystore:identitystore-arn'] ?? `${accountId}`,
    }
    const statement = exactStatement(way, place)
    const result = patch(JSON.stringify(vector.policy), [{ statement, request }])
    const denies = [vector.policy.Statement].flat().filter(({ Effect }) => Effect === 'Deny')
    if (result.kind === 'in-the-way') {
      expect(denies.length).toBeGreaterThan(0)
      expect(vector.expect).not.toBe('allow')
      return
    }
    expect(['allow', 'implicit-deny', 'conditional']).toContain(vector.expect)
    expect(result.kind).toBe(vector.expect === 'allow' ? 'unchanged' : 'patched')
    if (result.kind !== 'patched') return
    expect(decide(result.policy, request).decision).toBe('allow')
    expect([result.policy.Statement].flat().filter(({ Effect }) => Effect === 'Deny')).toEqual(denies)
  })
})
