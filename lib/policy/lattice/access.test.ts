import { expect, test } from 'vitest'
import { exactStatement, relaxedStatement } from '@/lib/kiro/key-policy'
import { kiroRequest } from '@/lib/kiro/key-request'
import type { PolicyDocument } from '../document'
import { access, lattice } from './index'

const place = {
  instanceArn: 'arn:aws:sso:::instance/ssoins-722305ef8f1c3a2b',
  identityStoreArn: 'arn:aws:identitystore::111122223333:identitystore/d-9967123456',
  region: 'eu-central-1',
}
const key = {
  arn: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  accountId: '111122223333',
  region: 'eu-central-1',
  organizationId: undefined,
  metadata: null,
}
const now = new Date('2026-11-24T00:00:00Z')
const requests = (['identity-center', 'identity-store'] as const).map(way =>
  kiroRequest(way, place, key, now),
)
const root = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 'kms:*',
  Resource: '*',
}
const policyOf = (...statements: PolicyDocument['Statement'][]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [root, ...statements] as PolicyDocument['Statement'],
})

const both = (form: typeof exactStatement) => [form('identity-center', place), form('identity-store', place)]
const before = policyOf()

test('the two statements of Kiro newly allow the two requests of Kiro, and nothing else', () => {
  const after = policyOf(...both(exactStatement))
  const neighbours = lattice(requests, [before, after])
  expect(neighbours.length).toBeGreaterThan(300)
  expect(access(before, after, neighbours)).toEqual({
    newlyAllowed: requests.map(request => ({ request, differs: [] })),
    newlyOpen: [],
    newlyDenied: [],
    newlyAtRisk: [],
  })
})

test('with wildcards in the ids, other ids are let in and nothing else', () => {
  const after = policyOf(...both(relaxedStatement))
  const { newlyAllowed, ...others } = access(before, after, lattice(requests, [before, after]))
  expect(others).toEqual({ newlyOpen: [], newlyDenied: [], newlyAtRisk: [] })
  const beyond = newlyAllowed.filter(({ differs }) => differs.length > 0)
  expect(newlyAllowed.length - beyond.length).toBe(2)
  expect(beyond.length).toBeGreaterThan(1)
  for (const { differs } of beyond) {
    expect(differs.map(({ what }) => what)).toEqual(['context'])
    const [{ from, to }] = differs as unknown as [{ from: readonly string[]; to: readonly string[] }]
    const parent = (ids: readonly string[]) => ids[0]?.slice(0, from[0]?.lastIndexOf('/'))
    expect(parent(to)).toBe(parent(from))
  }
})
