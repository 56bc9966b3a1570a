import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applyEdits, type Edit, namesOf } from '../edit'
import { compile, decide, type PolicyDocument } from '../index'
import type { PolicyRequest } from '../request'
import { documentedFor, kiroCall, roleCall, serviceCall, withoutCallerKeys } from './fixture'
import { type Change, explainDeny } from './index'

/** One a line of cases.jsonl: what is to be said first of this policy. */
type Case = {
  readonly name: string
  readonly policy: PolicyDocument
  /** Kiro's through IAM Identity Center, if none is named. */
  readonly request?: keyof typeof requests
  /** false: no statement of Kiro's page is known. */
  readonly documented?: false
  /** Statements that nothing that is proposed may change. */
  readonly untouched?: readonly number[]
  readonly changes: readonly Pick<Change, 'kind' | 'statement'>[]
  readonly edits: readonly Edit[]
  readonly risks: readonly string[]
}

const requests = {
  'identity-center': kiroCall('identity-center'),
  'identity-store': kiroCall('identity-store'),
  'without the keys of a service': withoutCallerKeys(kiroCall('identity-center')),
  service: serviceCall,
  role: roleCall,
  session: withoutCallerKeys(roleCall),
  'role, IAM unknown': { ...roleCall, iam: 'unknown' },
} satisfies Record<string, PolicyRequest>

const cases: readonly Case[] = readFileSync(join(import.meta.dirname, 'cases.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line))

function explained({ policy, request = 'identity-center', documented }: Case) {
  const way = request === 'identity-store' ? request : 'identity-center'
  return explainDeny(
    policy,
    requests[request],
    documented === false ? {} : { documented: documentedFor(way) },
  )
}

test.each(cases.map(each => [each.name, each] as const))('%s', (_, each) => {
  const [first] = explained(each)
  expect({
    changes: first?.changes.map(({ kind, statement }) => ({ kind, statement })),
    edits: first?.edits,
    risks: first?.risks.map(({ kind }) => kind),
  }).toEqual({ changes: each.changes, edits: each.edits, risks: each.risks })
})

test.each(cases.map(each => [each.name, each] as const))('all that is said of it allows: %s', (_, each) => {
  const found = explained(each)
  const request = requests[each.request ?? 'identity-center']
  expect(found).not.toHaveLength(0)
  for (const { edits } of found) {
    const after = applyEdits(each.policy, edits)
    expect(decide(after, request).decision).toBe('allow')
    for (const index of each.untouched ?? [])
      expect([after.Statement].flat()[index]).toEqual([each.policy.Statement].flat()[index])
  }
  expect(new Set(found.map(({ edits }) => JSON.stringify(edits))).size).toBe(found.length)
})

test('a message names the statement, the key, what is asked and what the call carries', () => {
  const wrongRegion = cases.find(({ name }) => name === 'the Region in kms:ViaService is another') as Case
  expect(explained(wrongRegion)[0]?.message.params).toEqual({
    statement: 'Allow Kiro to use key via IDC',
    key: 'kms:ViaService',
    asked: 'sso.us-west-2.amazonaws.com',
    carried: 'sso.us-east-1.amazonaws.com',
  })
})

test('an exception for services names AWS’s page', () => {
  const denied = cases.find(({ name }) => name === 'a Deny for whoever is outside the organization') as Case
  expect(explained(denied)[0]?.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.*principalisawsservice$/)
})

test('a compiled policy is explained as its document is, and what is said survives JSON', () => {
  for (const { policy } of cases) {
    const found = explainDeny(policy, kiroCall('identity-center'))
    expect(explainDeny(compile(policy), kiroCall('identity-center'))).toEqual(found)
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
  }
})

test('what a deleted user or role has left in the policy is told with each edit that leaves it there', () => {
  const [gone, lost] = ['AIDAEXAMPLEEXAMPLEEXA', 'AROAEXAMPLEEXAMPLEEXA']
  const root = 'arn:aws:iam::111122223333:root'
  const statement = (Effect: 'Allow' | 'Deny', Sid: string, ...AWS: readonly string[]) => ({
    Sid,
    Effect,
    Principal: { AWS },
    Action: 'kms:*',
    Resource: '*',
  })
  const policy: PolicyDocument = {
    Version: '2012-10-17',
    Statement: [statement('Allow', 'Old', root, gone), statement('Deny', 'Closed', '*', lost)],
  }
  const told = (request: PolicyRequest) =>
    explainDeny(policy, request).map(({ kind, deadPrincipals }) => ({ kind, deadPrincipals }))
  const old = { kind: 'dead-principal', id: gone, index: 0, sid: 'Old', path: '/Statement/0/Principal' }
  const closed = { kind: 'dead-principal', id: lost, index: 1, sid: 'Closed', path: '/Statement/1/Principal' }
  expect(told(withoutCallerKeys(roleCall))).toEqual([{ kind: 'deny-removed', deadPrincipals: [old] }])
  expect(told(roleCall)).toContainEqual({ kind: 'deny-exception', deadPrincipals: [old, closed] })
})

test('where no user or role was deleted there is none to be told of', () => {
  for (const each of cases)
    for (const { deadPrincipals } of explained(each)) expect(deadPrincipals).toEqual([])
})

test('what is allowed needs nothing, and nothing lets everybody in', () => {
  const Statement = [documentedFor('identity-center')]
  expect(explainDeny({ Version: '2012-10-17', Statement }, kiroCall('identity-center'))).toEqual([])
  expect(explainDeny({ Statement: [] }, { ...roleCall, principal: { anonymous: true } })).toEqual([])
})

test.each([null, 7, [], {}, { Statement: 'x' }, { Statement: null }])('%j is no policy to change', policy => {
  expect(explainDeny(policy as unknown as PolicyDocument, kiroCall('identity-center'))).toEqual([])
})

test('statements that break the grammar are left alone', () => {
  const broken = [
    7,
    { Effect: 'Allow', Condition: { StringEquals: 'x' } },
    { Effect: 'allow' },
    { Effect: 'Allow', Principal: 7, NotPrincipal: { AWS: [null, {}, 'AIDAEXAMPLEEXAMPLEEXA'] } },
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 'kms:*',
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:PrincipalOrgID': {} } },
    },
  ]
  const policy = { Statement: [...broken] } as unknown as PolicyDocument
  for (const { edits } of explainDeny(policy, kiroCall('identity-center')))
    for (const { path, op } of edits) expect(op === 'remove' || namesOf(path)[1] === '-').toBe(true)
})
