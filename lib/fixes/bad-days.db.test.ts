import {
  CancelKeyDeletionCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms'
import { describe, expect, test } from 'vitest'
import { demoTarget } from '@/cli/demo-target'
import { applied, kept, limits, planOf, somebodyElse } from '@/cli/fixing'
import { mendable } from '@/cli/fixing-organizations'
import { awsFor } from '@/lib/aws/caller'
import { connect } from '@/lib/aws/connect'
import { type Call, type Demo, type FaultKind, startDemo } from '@/lib/demo'
import type { CheckId } from '@/lib/report/model'
import { type ChangeStep, stepsOf } from '@/lib/store/change-steps'
import { changeById } from '@/lib/store/changes'
import { openStore, type Store } from '@/lib/store/database'
import { emptyPlace } from '@/lib/store/fixture'
import { type PlannedWrite, standing, type WriteOperation } from './plan'
import { planUndo } from './undo'
import { writes } from './writes'

const name = 'cmk-missing'
const check = 'key-policy-identity-center'

/** One organization for each call that writes. */
const fixes = {
  'kms:PutKeyPolicy': { name, check },
  'kms:EnableKey': { name: 'disabled', check: 'encryption-key-health' },
  'kms:CancelKeyDeletion': { name: 'doomed', check: 'encryption-key-health' },
  'iam:CreateServiceLinkedRole': { name: 'roleless', check: 'service-linked-roles' },
  'organizations:EnableAWSServiceAccess': { name: 'untrusted', check: 'organization-guardrails' },
  'sso:CreateInstance': { name: 'alone', check: 'identity-center-instance' },
} as const satisfies Record<WriteOperation, { readonly name: string; readonly check: CheckId }>
const operations = Object.keys(fixes) as readonly WriteOperation[]

/** How each of them is looked at. */
const reads: Record<WriteOperation, string> = {
  'kms:PutKeyPolicy': 'GetKeyPolicy',
  'kms:EnableKey': 'DescribeKey',
  'kms:CancelKeyDeletion': 'DescribeKey',
  'iam:CreateServiceLinkedRole': 'GetRole',
  'organizations:EnableAWSServiceAccess': 'ListAWSServiceAccessForOrganization',
  'sso:CreateInstance': 'ListInstances',
}

/** An AWS and a store of its own, since what never answers is waited for side by side. */
async function staged(work: (demo: Demo, store: Store) => Promise<void>): Promise<void> {
  const demo = await startDemo({ organizations: [name], others: Object.values(mendable) })
  const store = await openStore(await emptyPlace('sqlite'))
  try {
    await work(demo, store)
  } finally {
    await store.close()
    await demo.close()
  }
}

/** What stands there, read with the administrator's keys. */
async function stands(demo: Demo, of: string, write: PlannedWrite): Promise<string> {
  const { pool, home } = await connect(demoTarget(demo, of), limits)
  return writes[write.operation].read(awsFor(pool, home, limits, AbortSignal.timeout(limits.runMs)), write)
}

/** Every step in its order, and an end that says what the change itself says. */
async function journalOf(store: Store, id: string) {
  const [change, steps] = [await changeById(store.db, id), await stepsOf(store.db, id)]
  const last = steps.at(-1)
  expect(last?.step).toBe('ended')
  expect(JSON.parse(last?.details ?? '').outcome).toBe(change?.outcome)
  return { change, steps: [...new Set(steps.map(({ step }) => step))] }
}

/** What becomes of a change whose write meets this, and the steps that tell of it. */
const asked = ['journaled', 'compared', 'writing'] as const
const cases: readonly {
  readonly kind: FaultKind
  readonly outcome: 'not-written' | 'verified'
  readonly steps: readonly ChangeStep[]
  /** Part of what the person is told. */
  readonly says: RegExp
}[] = [
  ...(
    [
      ['access-denied', /may not call/],
      ['throttle', /asked too often/],
      ['limit-exceeded', /[Qq]uota|ConstraintViolationException/],
      ['expired-token', /session expired/],
    ] as const
  ).map(([kind, says]) => ({
    kind,
    outcome: 'not-written' as const,
    steps: [...asked, 'refused', 'ended'] as const,
    says,
  })),
  // Nobody knows whether these did anything until it is read.
  ...(['hang', 'reset', 'html-503', 'server-error'] as const).map(kind => ({
    kind,
    outcome: 'not-written' as const,
    steps: [...asked, 'ended'] as const,
    says: /AWS gave no answer/,
  })),
  // These did it, and the answer was lost on its way.
  ...(['truncated', 'unanswered'] as const).map(kind => ({
    kind,
    outcome: 'verified' as const,
    steps: [...asked, 'read-back', 'checked', 'ended'] as const,
    says: /checks say so themselves/,
  })),
]

describe.concurrent('a bad day ends in a true sentence and a true journal', () => {
  describe.each(operations)('%s', operation => {
    const of = fixes[operation]
    // CancelKeyDeletion has no quota to exceed.
    const met = cases.filter(({ kind }) => kind !== 'limit-exceeded' || operation !== 'kms:CancelKeyDeletion')
    test.each(met)('meets $kind: $outcome', async ({ kind, outcome, steps, says }) => {
      await staged(async (demo, store) => {
        const plan = await planOf(demo, of.name, of.check)
        const change = await kept(store, demo, of.name, plan)
        const [write] = plan.writes
        const [service, called] = operation.split(':') as [Call['service'], string]
        const restore = demo.inject({ service, operation: called, kind })
        const ended = await applied(store, demo, of.name, change)
        restore()
        expect(await stands(demo, of.name, write)).toBe(
          outcome === 'verified' ? write.after.text : write.before.text,
        )
        expect(ended).toMatchObject({ outcome, says: { text: expect.stringMatching(says) } })
        // Once: what gave no answer may have been done.
        expect(demo.calls.filter(each => each.operation === called)).toHaveLength(1)
        expect(await journalOf(store, change.id)).toMatchObject({ change: { outcome, holds: null }, steps })
      })
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
        expect(ended.says.text).toMatch(
          code === 'LimitExceeded' ? /quota or a length .* 32768 bytes/ : /invalid principals/,
        )
        expect(await somebodyElse(demo, name, write.region).policy(write.resource)).toBe(write.before.text)
      })
    },
  )

  /** Somebody else with another mind, right after a step: what AWS makes of it, and what is told. */
  const meanwhile = [
    {
      title: 'a key that is disabled while its policy is written: KMS takes that, and so do its own checks',
      of: 'kms:PutKeyPolicy',
      after: 'written',
      send: (KeyId: string) => new DisableKeyCommand({ KeyId }),
      outcome: 'verified',
      now: /Kiro/,
    },
    {
      title: 'a key that is disabled again in mid-fix is not said to be enabled',
      of: 'kms:EnableKey',
      after: 'written',
      send: (KeyId: string) => new DisableKeyCommand({ KeyId }),
      outcome: 'overtaken',
      now: /^Disabled$/,
    },
    {
      title: 'a key whose deletion is scheduled before it is enabled is refused by KMS',
      of: 'kms:EnableKey',
      after: 'compared',
      send: (KeyId: string) => new ScheduleKeyDeletionCommand({ KeyId }),
      outcome: 'not-written',
      now: /^PendingDeletion$/,
    },
    {
      title: 'a key that somebody enables as soon as it is kept is left to them',
      of: 'kms:CancelKeyDeletion',
      after: 'written',
      send: (KeyId: string) => new EnableKeyCommand({ KeyId }),
      outcome: 'overtaken',
      now: /^Enabled$/,
    },
    {
      title: 'a key that somebody keeps first is not kept twice',
      of: 'kms:CancelKeyDeletion',
      after: 'journaled',
      send: (KeyId: string) => new CancelKeyDeletionCommand({ KeyId }),
      outcome: 'not-written',
      now: /^Disabled$/,
    },
  ] as const
  test.each(meanwhile)('$title', async ({ of, after, send, outcome, now }) => {
    await staged(async (demo, store) => {
      const { name, check } = fixes[of]
      const plan = await planOf(demo, name, check)
      const [write] = plan.writes
      const change = await kept(store, demo, name, plan)
      const { kms } = somebodyElse(demo, name, write.region)
      let done = false
      const ended = await applied(store, demo, name, change, async step => {
        if (step !== after || done) return
        done = true
        await kms.send(send(write.resource))
      })
      expect(ended.outcome).toBe(outcome)
      expect((await journalOf(store, change.id)).change).toMatchObject({ outcome, holds: null })
      expect(await stands(demo, name, write)).toMatch(now)
    })
  })

  const none = [
    ...operations.map(operation => [operation, 'empty-200'] as const),
    ['organizations:EnableAWSServiceAccess', 'token-loop'] as const,
  ]
  test.each(none)('before %s the read meets %s, which is no answer: nothing is written', async (of, kind) => {
    await staged(async (demo, store) => {
      const { name, check } = fixes[of]
      const plan = await planOf(demo, name, check)
      const change = await kept(store, demo, name, plan)
      const ended = await applied(store, demo, name, change, step => {
        if (step !== 'journaled') return
        for (const operation of Object.values(reads)) demo.inject({ operation, kind })
      })
      expect(ended.outcome).toBe('not-written')
      expect(ended.says.text).not.toMatch(/somebody/)
      expect(demo.calls.filter(({ operation }) => of.endsWith(`:${operation}`))).toEqual([])
      expect((await journalOf(store, change.id)).steps).toEqual(['journaled', 'ended'])
    })
  })

  test.each([
    ['access-denied', 'refused'],
    ['hang', 'read-back'],
  ] as const)(
    'the second of two writes meets %s: the first is told, and can be taken back',
    async (kind, last) => {
      await staged(async (demo, store) => {
        const plan = await planOf(demo, 'two-keys', check)
        const change = await kept(store, demo, 'two-keys', plan)
        const [primary, replica] = plan.writes
        const restore = demo.inject({ operation: 'PutKeyPolicy', region: replica?.region ?? '', kind })
        const ended = await applied(store, demo, 'two-keys', change)
        restore()
        expect(ended).toMatchObject({ outcome: 'written', says: { params: { done: 1, all: 2 } } })
        const journal = await journalOf(store, change.id)
        expect(journal.change).toMatchObject({ outcome: 'written', holds: null })
        expect(journal.steps).toContain(last)

        const undo =
          journal.change && (await planUndo(store, journal.change, demoTarget(demo, 'two-keys'), { limits }))
        if (undo?.kind !== 'plan') throw new Error('Nothing to undo')
        expect(undo.plan.writes.map(({ resource }) => resource)).toEqual([primary.resource])
        const back = await applied(store, demo, 'two-keys', await kept(store, demo, 'two-keys', undo.plan))
        expect(back.outcome).toBe('verified')
        expect(await stands(demo, 'two-keys', primary)).toBe(primary.before.text)
      })
    },
  )
})
