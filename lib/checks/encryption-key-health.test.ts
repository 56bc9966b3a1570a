import { describe, expect, it } from 'vitest'
import type { Key } from '@/lib/facts/model'
import type { Outcome } from './check'
import { encryptionKeyHealth } from './encryption-key-health'
import { details, facts, instance, instancesOf, key, keyArn, outcomeOf } from './key/fixture'

const deletion = { state: 'PendingDeletion', deletionDate: '2026-07-01T00:00:00.000Z' }

const cases: [sentence: string, change: Partial<Key>, verdict: Outcome['verdict'], params: object][] = [
  ['passes an enabled key that fits', {}, 'pass', { keyArn }],
  ['fails a disabled key', { state: 'Disabled' }, 'fail', {}],
  ['fails a key that is to be deleted, and says when', deletion, 'fail', { date: '2026-07-01' }],
  ['fails a key that waits for its replicas to be deleted', { state: 'PendingReplicaDeletion' }, 'fail', {}],
  ['fails a key without key material', { state: 'PendingImport' }, 'fail', {}],
  ['fails a key whose key store is disconnected', { state: 'Unavailable' }, 'fail', {}],
  ['warns while the primary Region changes', { state: 'Updating' }, 'warn', {}],
  [
    'does not judge a key that is being created',
    { state: 'Creating' },
    'undocumented',
    { state: 'Creating' },
  ],
  ['does not judge a state that is new', { state: 'Resting' }, 'undocumented', { state: 'Resting' }],
  ['does not judge a kind of key that is new', { spec: 'NEW_1' }, 'undocumented', { word: 'NEW_1' }],
  ['does not judge a usage that is new', { usage: 'NEW_2' }, 'undocumented', { word: 'NEW_2' }],
  ['does not judge a manager that is new', { manager: 'NEW_3' }, 'undocumented', { word: 'NEW_3' }],
  [
    'fails a key in another Region, whatever else is new about it',
    { spec: 'NEW_1', region: 'us-west-2' },
    'fail',
    { region: 'us-west-2' },
  ],
  ['fails an asymmetric key', { spec: 'RSA_2048' }, 'fail', { spec: 'RSA_2048' }],
  ['fails a key for another usage', { usage: 'SIGN_VERIFY' }, 'fail', { usage: 'SIGN_VERIFY' }],
  ['fails a key that AWS manages', { manager: 'AWS' }, 'fail', { manager: 'AWS' }],
  [
    'fails a key in another Region',
    { region: 'us-west-2' },
    'fail',
    { region: 'us-west-2', actual: 'us-east-1' },
  ],
  ['fails a key of another account', { accountId: '444455556666' }, 'fail', { account: '444455556666' }],
]

describe('encryption-key-health', () => {
  it.each(cases)('%s', (_sentence, change, verdict, params) => {
    const outcome = outcomeOf(encryptionKeyHealth, facts(null, { key: { ...key, ...change } }))
    expect(outcome.verdict).toBe(verdict)
    expect(outcome.statement.params).toMatchObject(params)
  })

  it('gives the commands that end a pending deletion, on the real key', () => {
    const outcome = outcomeOf(encryptionKeyHealth, facts(null, { key: { ...key, ...deletion } }))
    expect('remedy' in outcome && outcome.remedy?.copies[0]?.text).toBe(
      `aws kms cancel-key-deletion --key-id ${keyArn} --region us-east-1\n` +
        `aws kms enable-key --key-id ${keyArn} --region us-east-1`,
    )
  })

  const additional = { name: 'eu-west-1', status: 'ACTIVE', primary: false }
  const replicated = instancesOf({ ...instance, regions: [...instance.regions, additional] })
  const replicas = [{ arn: keyArn.replace('us-east-1', 'eu-west-1'), region: 'eu-west-1' }]

  it('warns where a replicated instance has a single-Region key', () => {
    const outcome = outcomeOf(
      encryptionKeyHealth,
      facts(null, { instances: replicated, key: { ...key, multiRegion: null } }),
    )
    expect([outcome.verdict, outcome.statement.params]).toEqual(['warn', { regions: 'eu-west-1' }])
  })

  it('warns with the replicate-key command where a Region of the instance has no replica', () => {
    const outcome = outcomeOf(encryptionKeyHealth, facts(null, { instances: replicated }))
    expect(outcome.verdict).toBe('warn')
    expect('remedy' in outcome && outcome.remedy?.copies[0]?.text).toContain('--replica-region eu-west-1')
  })

  it('passes where every Region of the instance has a replica', () => {
    const multiRegion = { type: 'PRIMARY', primary: { arn: keyArn, region: 'us-east-1' }, replicas } as const
    const outcome = outcomeOf(
      encryptionKeyHealth,
      facts(null, { instances: replicated, key: { ...key, multiRegion } }),
    )
    expect(outcome.verdict).toBe('pass')
  })

  it.each([
    ['skips an AWS owned key', 'AWS_OWNED_KMS_KEY', 'skip'],
    ['neither skips nor passes a key type that is new', 'SHARED_KEY', 'undocumented'],
  ])('%s', (_sentence, keyType, verdict) => {
    const changed = { 'instance-details': { ...details, keyType } as never, key: null }
    expect(outcomeOf(encryptionKeyHealth, facts(null, changed)).verdict).toBe(verdict)
  })
})
