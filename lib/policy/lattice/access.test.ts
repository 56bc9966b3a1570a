import { describe, expect, test } from 'vitest'
import { organizationStatement, serviceStatements } from '@/lib/kiro/key-baseline'
import { exactStatement, relaxedStatement } from '@/lib/kiro/key-policy'
import { kiroRequest } from '@/lib/kiro/key-request'
import type { PolicyDocument, StatementDocument } from '../document'
import { key, now, place, root, ways } from './fixture'
import { access, lattice, MOST_NEIGHBOURS } from './index'

const requests = ways.map(way => kiroRequest(way, place, key, now))
const policyOf = (...Statement: readonly StatementDocument[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement,
})
const exact = ways.map(way => exactStatement(way, place))
const changed = (before: PolicyDocument, after: PolicyDocument) =>
  access(before, after, lattice(requests, [before, after]))
const owner = { accountId: key.accountId, organizationId: 'o-a1b2c3d4e5' }
const secure: StatementDocument = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'kms:*',
  Resource: '*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
}

describe('the two statements of Kiro newly allow the two requests of Kiro, and nothing else', () => {
  test.each<[string, readonly StatementDocument[]]>([
    ['no statement', []],
    ['the default statement', [root]],
    ['the baseline of services', [root, ...serviceStatements(owner)]],
    ['the baseline of the organization', [root, ...serviceStatements(owner), organizationStatement(owner)]],
    ['a Deny without TLS', [root, secure]],
  ])('beside %s', (_name, others) => {
    const [before, after] = [policyOf(...others), policyOf(...others, ...exact)]
    const neighbours = lattice(requests, [before, after])
    expect(neighbours.length).toBeGreaterThan(300)
    expect(access(before, after, neighbours)).toEqual({
      newlyAllowed: requests.map(request => ({ request, differs: [] })),
      newlyOpen: [],
      newlyDenied: [],
      newlyAtRisk: [],
    })
  })

  test('and taking them away again newly denies these two and nothing else', () => {
    const { newlyDenied, ...others } = changed(policyOf(root, ...exact), policyOf(root))
    expect(newlyDenied).toEqual(requests.map(request => ({ request, differs: [] })))
    expect(Object.values(others).flat()).toEqual([])
  })
})

test('with wildcards in the ids, other ids are let in and nothing else', () => {
  const relaxed = ways.map(way => relaxedStatement(way, place))
  const { newlyAllowed, ...others } = changed(policyOf(root), policyOf(root, ...relaxed))
  expect(Object.values(others).flat()).toEqual([])
  const beyond = newlyAllowed.filter(({ differs }) => differs.length > 0)
  expect(newlyAllowed.length - beyond.length).toBe(2)
  expect(beyond.length).toBeGreaterThan(1)
  for (const { request } of beyond) {
    const { context, ...target } = request
    expect(target).toMatchObject({ principal: { service: 'q.amazonaws.com' }, action: 'kms:Decrypt' })
    expect(target.resource).toBe(key.arn)
    const [name, prefix] = identifiers[String(context['kms:ViaService'])] ?? []
    expect(context[`kms:EncryptionContext:${name}`]).toSatisfy((id: string) => id.startsWith(`${prefix}`))
  }
})

const identifiers: Readonly<Record<string, readonly [string, string]>> = {
  'sso.eu-central-1.amazonaws.com': ['aws:sso:instance-arn', 'arn:aws:sso:::instance/'],
  'identitystore.eu-central-1.amazonaws.com': [
    'aws:identitystore:identitystore-arn',
    'arn:aws:identitystore::111122223333:identitystore/',
  ],
}

describe('what lets in more is noticed', () => {
  const [own] = exact as [StatementDocument]
  const [operator, conditions] = Object.entries(own.Condition ?? {})[0] as [string, Record<string, string>]
  const pair = 'kms:EncryptionContext:aws:sso:instance-arn'
  const via = 'kms:ViaService'
  const asking = (more: object, by = operator) => ({
    ...own,
    Condition: { [by]: { ...conditions, ...more } },
  })
  const without = (name: string) => ({
    ...own,
    Condition: {
      [operator]: Object.fromEntries(Object.entries(conditions).filter(([each]) => each !== name)),
    },
  })

  test.each<[string, StatementDocument, string]>([
    ['anybody', { ...own, Principal: '*' }, 'principal'],
    ['anybody, in the other spelling', { ...own, Principal: { AWS: '*' } }, 'principal'],
    [
      'a second service',
      { ...own, Principal: { Service: ['q.amazonaws.com', 'events.amazonaws.com'] } },
      'principal',
    ],
    ['an account', { ...own, Principal: { AWS: '444455556666', Service: 'q.amazonaws.com' } }, 'principal'],
    ['all but one', withNotPrincipal(own), 'principal'],
    ['every action', { ...own, Action: 'kms:*' }, 'action'],
    ['a second action', { ...own, Action: ['kms:Decrypt', 'kms:Encrypt'] }, 'action'],
    ['an action that is not known', { ...own, Action: ['kms:Decrypt', 'kms:DecryptBatch'] }, 'action'],
    ['a pattern of actions', { ...own, Action: 'kms:*crypt*' }, 'action'],
    ['all actions but one', withNotAction(own), 'action'],
    ['no service in between', without(via), 'via'],
    ['no context', without(pair), 'context'],
    ['a list of services', asking({ [via]: [conditions[via], 'sns.eu-central-1.amazonaws.com'] }), 'via'],
    ['any service', asking({ [via]: '*.eu-central-1.amazonaws.com' }, 'StringLike'), 'via'],
    ['every Region', asking({ [via]: 'sso.*.amazonaws.com' }, 'StringLike'), 'region'],
    ['one more Region', asking({ [via]: [conditions[via], 'sso.sa-east-1.amazonaws.com'] }), 'via'],
    ['one letter less', asking({ [via]: 'sso.eu-central-?.amazonaws.com' }, 'StringLike'), 'via'],
    ['no such context too', asking({}, 'StringEqualsIfExists'), 'via'],
    ['any case', asking({}, 'StringEqualsIgnoreCase'), 'context'],
    ['whatever it is not', asking({ [pair]: 'x' }, 'StringNotEquals'), 'context'],
    [
      'another instance',
      asking({ [pair]: [conditions[pair], 'arn:aws:sso:::instance/ssoins-1'] }),
      'context',
    ],
    ['every instance', asking({ [pair]: '*' }, 'StringLike'), 'context'],
    ['a key of its own', { ...own, Resource: ['*', 'arn:aws:kms:*:*:key/*'] }, 'resource'],
  ])('%s', (_name, wide, what) => {
    const before = policyOf(root, ...exact)
    const after = policyOf(root, wide, exact[1] as StatementDocument)
    const { newlyAllowed } = changed(before, after)
    expect(newlyAllowed.flatMap(({ differs }) => differs.map(each => each.what))).toContain(what)
    // Nothing is needed of what the policies name to see that two statements are one too many.
    expect(newlyAllowed.every(({ differs }) => differs.length > 0)).toBe(true)
  })
})

function withNotPrincipal({ Principal: _, ...rest }: StatementDocument): StatementDocument {
  return { ...rest, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } }
}

function withNotAction({ Action: _, ...rest }: StatementDocument): StatementDocument {
  return { ...rest, NotAction: 'kms:PutKeyPolicy' }
}

test('a Deny is seen by whom it newly denies, and one with an unknown key by whom it puts at risk', () => {
  const denying = (Condition: StatementDocument['Condition']) =>
    policyOf(root, ...exact, { Effect: 'Deny', Principal: '*', Action: 'kms:*', Resource: '*', Condition })
  const before = policyOf(root, ...exact)
  const services = changed(before, denying({ Bool: { 'aws:PrincipalIsAWSService': 'true' } }))
  expect(services.newlyDenied.filter(({ differs }) => differs.length === 0)).toHaveLength(2)
  const foreign = changed(before, denying({ StringNotEquals: { 'aws:SourceAccount': '111122223333' } }))
  expect(foreign.newlyAtRisk.filter(({ differs }) => differs.length === 0)).toHaveLength(2)
  expect(foreign.newlyAllowed).toEqual([])
})

test('an Allow that hangs on an unknown key newly opens', () => {
  const after = policyOf(root, {
    Effect: 'Allow',
    Principal: '*',
    Action: 'kms:Decrypt',
    Resource: '*',
    Condition: { StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } },
  })
  const { newlyOpen, newlyAllowed } = changed(policyOf(root), after)
  expect(newlyOpen.filter(({ differs }) => differs.length === 0)).toHaveLength(2)
  // And where the key holds what is asked for, it is allowed.
  expect(newlyAllowed.flatMap(({ differs }) => differs)).toContainEqual({
    what: 'circumstance',
    key: 'aws:SourceOrgID',
    from: 'unknown',
    to: ['o-a1b2c3d4e5'],
  })
})

test('the lattice is no larger than it says, however large the policy', () => {
  const many = Array.from({ length: 400 }, (_, index) => ({
    ...root,
    Principal: { AWS: `arn:aws:iam::${String(200_000_000_000 + index)}:root` },
  }))
  expect(lattice(requests, [policyOf(...many)])).toHaveLength(MOST_NEIGHBOURS)
})
