import { DisableKeyCommand } from '@aws-sdk/client-kms'
import { describe, expect, test } from 'vitest'
import { applied, fixed, kept, planOf, somebodyElse } from '@/cli/fixing'
import { type Demo, type FaultKind, startDemo } from '@/lib/demo'
import { changeById, stepsOf } from '@/lib/store/changes'
import { openStore, type Store } from '@/lib/store/database'
import { emptyPlace } from '@/lib/store/fixture'
import { standing } from './plan'

const name = 'cmk-missing'
const check = 'key-policy-identity-center'

/** An AWS and a store of its own, since what never answers is waited for side by side. */
async function staged(work: (demo: Demo, store: Store) => Promise<void>): Promise<void> {
  const demo = await startDemo({ organizations: [name] })
  const store = await openStore(await emptyPlace('sqlite'))
  try {
    await work(demo, store)
  } finally {
    await store.close()
    await demo.close()
  }
}

/** What becomes of a change whose write meets this. */
const cases: readonly [FaultKind, 'not-written' | 'verified'][] = [
  ['access-denied', 'not-written'],
  ['throttle', 'not-written'],
  ['expired-token', 'not-written'],
  // Nobody knows whether these did anything until it is read.
  ['hang', 'not-written'],
  ['reset', 'not-written'],
  ['html-503', 'not-written'],
  ['server-error', 'not-written'],
  // These did it, and the answer was lost on its way.
  ['truncated', 'verified'],
  ['trickle', 'verified'],
]

describe.concurrent('a bad day ends in a true sentence and a true journal', () => {
  test.each(cases)('PutKeyPolicy meets %s: %s', async (kind, outcome) => {
    await staged(async (demo, store) => {
      const plan = await planOf(demo, name, check)
      const change = await kept(store, demo, name, plan)
      demo.inject({ service: 'kms', operation: 'PutKeyPolicy', kind })
      const ended = await applied(store, demo, name, change)
      const [write] = plan.writes
      const stands = await somebodyElse(demo, name, write.region).policy(write.resource)
      expect(ended.outcome).toBe(outcome)
      expect(stands).toBe(outcome === 'verified' ? write.after.text : write.before.text)
      expect(ended.says.text).not.toBe('')
      // Once: what gave no answer may have been done.
      expect(demo.calls.filter(({ operation }) => operation === 'PutKeyPolicy')).toHaveLength(1)
      expect(await changeById(store.db, change.id)).toMatchObject({ state: 'ended', outcome, holds: null })
      expect((await stepsOf(store.db, change.id)).at(-1)).toMatchObject({ step: 'ended' })
    })
  })

  /** What was right when it was planned, and is not when it is written. */
  const refused = {
    MalformedPolicyDocument: { Principal: { AWS: 'AROAEXAMPLEGONE12345' } },
    LimitExceeded: { Sid: 'x'.repeat(33_000), Principal: { Service: 'q.amazonaws.com' } },
  }
  test.each(Object.entries(refused))(
    'KMS says %s: nothing is written, and its words are told',
    async (code, part) => {
      await staged(async (demo, store) => {
        const plan = await planOf(demo, name, check)
        const [write] = plan.writes
        const policy = JSON.parse(write.after.text)
        policy.Statement.push({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', ...part })
        const text = JSON.stringify(policy)
        const later = { ...write, parameters: { ...write.parameters, Policy: text }, after: standing(text) }
        const change = await kept(store, demo, name, { ...plan, writes: [later] })
        const ended = await applied(store, demo, name, change)
        expect(ended.outcome).toBe('not-written')
        const steps = await stepsOf(store.db, change.id)
        expect(steps.map(({ step }) => step)).toContain('refused')
        expect(ended.says.text).toMatch(code === 'LimitExceeded' ? /32768 bytes/ : /invalid principals/)
        expect(await somebodyElse(demo, name, write.region).policy(write.resource)).toBe(write.before.text)
      })
    },
  )

  test('a key that is disabled in mid-fix is written, and what its checks say then is told', async () => {
    await staged(async (demo, store) => {
      const { change, ended } = await fixed(store, demo, name, check, async step => {
        if (step !== 'written') return
        const { plan } = await store.db.selectFrom('change').select('plan').executeTakeFirstOrThrow()
        const [write] = JSON.parse(plan).writes
        const { kms } = somebodyElse(demo, name, write.region)
        await kms.send(new DisableKeyCommand({ KeyId: write.resource }))
      })
      expect({ outcome: ended.outcome, state: change.state }).toEqual({ outcome: 'verified', state: 'ended' })
    })
  })
})
