import { describe, expect, it } from 'vitest'
import type { Outcome } from './check'
import { encryptionKey } from './encryption-key'
import { details, facts, instancesOf, keyArn, outcomeOf } from './key/fixture'

const cases: [sentence: string, change: object, verdict: Outcome['verdict'], params: object][] = [
  ['passes and names a customer managed key', {}, 'pass', { keyArn }],
  ['passes an AWS owned key', { keyType: 'AWS_OWNED_KMS_KEY', keyArn: null }, 'pass', {}],
  ['warns while the key is being changed', { encryptionStatus: 'UPDATING' }, 'warn', {}],
  [
    'warns with the reason when the last change failed',
    { encryptionStatus: 'UPDATE_FAILED', encryptionStatusReason: 'no access' },
    'warn',
    { reason: 'no access' },
  ],
  [
    'does not judge a status that is new',
    { encryptionStatus: 'ROTATING' },
    'undocumented',
    { status: 'ROTATING' },
  ],
  [
    'does not judge a key type that is new',
    { keyType: 'SHARED_KEY' },
    'undocumented',
    { keyType: 'SHARED_KEY' },
  ],
  ['does not judge a key type named after an object’s own', { keyType: 'constructor' }, 'undocumented', {}],
  ['does not pass a customer managed key without an ARN', { keyArn: null }, 'undocumented', {}],
]

describe('encryption-key', () => {
  it.each(cases)('%s', (_sentence, change, verdict, params) => {
    const outcome = outcomeOf(
      encryptionKey,
      facts(null, { 'instance-details': { ...details, ...change } as never }),
    )
    expect(outcome.verdict).toBe(verdict)
    expect(outcome.statement.params).toMatchObject(params)
  })

  it('skips where there is no instance yet', () => {
    const none = facts(null, { instances: instancesOf(null), 'instance-details': null })
    expect(outcomeOf(encryptionKey, none).verdict).toBe('skip')
  })
})
