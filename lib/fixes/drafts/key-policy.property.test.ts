import fc from 'fast-check'
import { expect, test } from 'vitest'
import { requiredStatements } from '@/lib/kiro/required'
import { compile, decide, lattice, parsePolicy } from '@/lib/policy'
import type { KeyPolicyRead } from '@/lib/report/model'
import { keyPolicyDraft } from './key-policy'

const account = '111122223333'
const arn = `arn:aws:kms:eu-central-1:${account}:key/12345678-1234-1234-1234-123456789012`
const now = new Date('2026-11-24T12:00:00Z')
const read = (text: string): KeyPolicyRead => ({
  key: { arn, accountId: account, region: 'eu-central-1' } as KeyPolicyRead['key'],
  place: {
    instanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
    identityStoreArn: `arn:aws:identitystore::${account}:identitystore/d-1234567890`,
    region: 'eu-central-1',
  },
  text,
})

const root = { Sid: 'Root', Effect: 'Allow', Principal: { AWS: account }, Action: 'kms:*', Resource: '*' }
const principals = fc.constantFrom<unknown>(
  { Service: 'q.amazonaws.com' },
  { Service: ['q.amazonaws.com', 'codewhisperer.amazonaws.com'] },
  { AWS: '444455556666' },
  '*',
)
const conditions = fc.constantFrom<unknown>(
  undefined,
  { StringEquals: { 'kms:ViaService': 'sso.eu-central-1.amazonaws.com' } },
  { StringEquals: { 'kms:ViaService': 'sso.us-west-2.amazonaws.com' } },
  { StringLike: { 'kms:EncryptionContext:aws:sso:instance-arn': 'arn:aws:sso:::instance/*' } },
  { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } },
  { Bool: { 'aws:SecureTransport': 'false' } },
)
const statement = fc.record({
  Sid: fc.constantFrom('Allow Kiro to use key via IDC', 'Theirs', 'Others'),
  Effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
  Principal: principals,
  Action: fc.constantFrom<unknown>('kms:Decrypt', ['kms:Decrypt', 'kms:DescribeKey'], 'kms:*'),
  Resource: fc.constant('*'),
  Condition: conditions,
})

test('after a fix both of Kiro’s calls are let in, and every other call is answered as before', async () => {
  let planned = 0
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { maxLength: 4 }), async statements => {
      const text = JSON.stringify({ Version: '2012-10-17', Statement: [root, ...statements] })
      const view = {
        facts: {
          of: async () => ({
            state: 'known',
            value: { primary: { keyArn: arn, region: 'eu-central-1', text }, replicas: [] },
            from: [],
          }),
        } as never,
        keyPolicies: [read(text)],
        account: { id: account, partition: 'aws' },
        region: 'us-east-1',
        writer: `arn:aws:iam::${account}:role/Admin`,
        now,
      }
      const draft = await keyPolicyDraft(view)
      // Let in already, or somebody has to decide first: nothing is written.
      if ('none' in draft) return
      planned += 1
      const [was, is] = [parsePolicy(text), parsePolicy(draft.writes[0].after.text)]
      if (!was.ok || !is.ok) throw new Error('A policy that cannot be read')
      const [before, after] = [compile(was.policy), compile(is.policy)]
      const required = requiredStatements('exact', read(text).place, read(text).key, now)
      const documented = compile({
        Version: '2012-10-17',
        Statement: required.map(({ statement: each }) => each),
      })
      const asked = required.map(({ request }) => request)
      for (const request of asked) expect(decide(after, request).decision).toBe('allow')
      const isMended = draft.notes.some(({ template }) => template.includes('which is replaced'))
      for (const { request } of lattice(asked, [was.policy, is.policy])) {
        // Another key has a policy of its own.
        if (request.resource !== arn) continue
        // Kiro's own, whatever else it carries that the documented statements do not ask for.
        if (decide(documented, request).decision === 'allow') continue
        const [then, now] = [decide(before, request).decision, decide(after, request).decision]
        // What only the replaced value let in goes with it, and the plan says so.
        if (then !== now) expect(isMended).toBe(true)
      }
    }),
    { numRuns: 150 },
  )
  expect(planned).toBeGreaterThan(20)
})
