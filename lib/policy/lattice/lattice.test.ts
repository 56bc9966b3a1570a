import { expect, test } from 'vitest'
import { organizationStatement, serviceStatements } from '@/lib/kiro/key-baseline'
import { exactStatement } from '@/lib/kiro/key-policy'
import { kiroRequest } from '@/lib/kiro/key-request'
import { decide } from '../decide'
import { heldOf } from './carrying'
import { key, now, place, root, ways } from './fixture'
import { access, lattice } from './index'
import { nameOf } from './neighbour'

const requests = ways.map(way => kiroRequest(way, place, key, now))
const owner = { accountId: key.accountId, organizationId: 'o-a1b2c3d4e5' }
const policy = {
  Version: '2012-10-17',
  Statement: [
    root,
    ...serviceStatements(owner),
    organizationStatement(owner),
    ...ways.map(way => exactStatement(way, place)),
  ],
}
const neighbours = lattice(requests, [policy])

test('the requests come first, and each request once', () => {
  expect(neighbours.slice(0, 2)).toEqual(requests.map(request => ({ request, differs: [] })))
  expect(new Set(neighbours.map(({ request }) => nameOf(request))).size).toBe(neighbours.length)
  expect(neighbours.filter(({ differs }) => differs.length === 0)).toHaveLength(2)
})

test('every kind of difference is there, alone and in pairs', () => {
  const alone = neighbours.filter(({ differs }) => differs.length === 1)
  expect(new Set(alone.map(({ differs: [only] }) => only?.what))).toEqual(
    new Set(['principal', 'action', 'resource', 'region', 'via', 'context', 'circumstance']),
  )
  expect(neighbours.filter(({ differs }) => differs.length === 2).length).toBeGreaterThan(100)
})

test('a difference says what the request holds', () => {
  for (const { request, differs } of neighbours)
    for (const each of differs) {
      // Of two steps along one key, the last stands.
      const last = differs.findLast(other => other.what === each.what && keyOf(other) === keyOf(each))
      if ('key' in each && last === each) expect(heldOf(request, each.key)).toEqual(each.to)
      if (each.what === 'action') expect(request.action).toBe(each.to)
    }
})

const keyOf = (difference: object) => ('key' in difference ? difference.key : undefined)

test('what hangs on the caller, the key and the context goes with it', () => {
  for (const { request } of neighbours) {
    const { principal, resource, context } = request
    const [, , , region, account] = resource.split(':')
    expect(context['aws:RequestedRegion']).toBe(region)
    expect(context['aws:ResourceAccount']).toBe(account)
    const service = 'service' in principal ? principal.service : null
    expect(context['aws:PrincipalIsAWSService']).toBe(String(service !== null))
    expect(heldOf(request, 'aws:PrincipalServiceName')).toEqual(service === null ? 'absent' : [service])
    if (service !== null) expect(heldOf(request, 'aws:PrincipalOrgID')).toBe('absent')
    else expect(heldOf(request, 'aws:SourceAccount')).toBe('absent')
    const prefix = 'kms:EncryptionContext:'
    const pairs = Object.keys(context).filter(name => name.startsWith(prefix))
    const names = heldOf(request, 'kms:EncryptionContextKeys')
    expect([...(names === 'absent' ? [] : names)].sort()).toEqual(
      pairs.map(name => name.slice(prefix.length)).sort(),
    )
    if (request.action === 'kms:PutKeyPolicy') expect(pairs).toEqual([])
  }
})

test('a request that says all it carries has neighbours of the same kind', () => {
  const admin = {
    principal: { account: key.accountId, partition: 'aws' },
    action: 'kms:PutKeyPolicy',
    resource: key.arn,
    context: { 'aws:PrincipalAccount': key.accountId },
  }
  const without = { ...policy, Statement: policy.Statement.slice(1) }
  const { newlyDenied, ...others } = access(policy, without, lattice([admin], [policy, without]))
  expect(Object.values(others).flat()).toEqual([])
  expect(newlyDenied[0]).toEqual({ request: admin, differs: [] })
})

test.each(['us-gov-west-1', 'us-gov-east-1'])('in GovCloud every Region is one of GovCloud: %s', region => {
  const there = {
    instanceArn: place.instanceArn.replace('arn:aws:', 'arn:aws-us-gov:'),
    identityStoreArn: place.identityStoreArn.replace('arn:aws:', 'arn:aws-us-gov:'),
    region,
  }
  const arn = `arn:aws-us-gov:kms:${region}:${key.accountId}:key/1234abcd-12ab-34cd-56ef-1234567890ab`
  const own = ways.map(way => kiroRequest(way, there, { ...key, arn, region }, now))
  const [before, after] = [
    { Version: '2012-10-17', Statement: [] },
    { Version: '2012-10-17', Statement: ways.map(way => exactStatement(way, there)) },
  ]
  const list = lattice(own, [before, after])
  for (const { request } of list) expect(request.resource).toMatch(/^arn:aws-us-gov:kms:us-gov-/)
  expect(access(before, after, list).newlyAllowed).toEqual(own.map(request => ({ request, differs: [] })))
})

test('no neighbour is told of that both policies answer alike', () => {
  const before = { ...policy, Statement: [root] }
  for (const { request } of access(before, policy, neighbours).newlyAllowed) {
    expect(decide(before, request).decision).not.toBe('allow')
    expect(decide(policy, request).decision).toBe('allow')
  }
})

test('a statement that asks hundreds of keys is met, in a time that does not grow with their cube', () => {
  const keys = Array.from(
    { length: 700 },
    (_, index) => [`aws:PrincipalTag/k${index}`, `v${index}*`] as const,
  )
  const asking = { ...root, Principal: '*' as const, Condition: { StringLike: Object.fromEntries(keys) } }
  const asks = { Version: '2012-10-17', Statement: [asking] }
  const [met] = lattice(requests.slice(0, 1), [asks]).filter(({ differs }) => differs.length >= keys.length)
  expect(met && decide(asks, met.request).decision).toBe('allow')
}, 20_000)
