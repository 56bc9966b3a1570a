import { describe, expect, test } from 'vitest'
import { organizationStatement, serviceStatements } from '@/lib/kiro/key-baseline'
import { exactStatement, relaxedStatement } from '@/lib/kiro/key-policy'
import { kiroRequest } from '@/lib/kiro/key-request'
import { decide } from '../decide'
import type { StatementDocument } from '../document'
import { key, now, place, ways } from '../lattice/fixture'
import { type Part, purpose } from './index'

const request = kiroRequest('identity-center', place, key, now)
const exact: StatementDocument = exactStatement('identity-center', place)
const pair = 'kms:EncryptionContext:aws:sso:instance-arn'
const told = (statement: StatementDocument, around = [request]) =>
  purpose(statement, around).map(({ part, reaches }) => [
    part.what === 'condition' ? part.key : part.what,
    ...reaches.map(({ differs }) => differs.map(({ what, to }) => `${what} ${to}`).join(', ')),
  ])

test('of each part of the statement of Kiro, who or what else would get in without it', () => {
  expect(told(exact)).toEqual([
    [
      'principal',
      'principal arn:aws:iam::999988887777:role/AnotherRole',
      'principal sso.amazonaws.com',
      'principal arn:aws:iam::999988887777:root',
    ],
    ['action', 'action kms:Encrypt', 'action kms:GenerateDataKey', 'action kms:ReEncryptFrom'],
    [pair, 'context arn:aws:sso:::instance/another-id', 'context absent'],
    ['kms:ViaService', 'via s3.eu-central-1.amazonaws.com', 'via absent', 'region us-east-1'],
  ])
})

test.each(ways)('the sentence names what is dropped and the first that would get in: %s', way => {
  for (const { part, reaches, says } of purpose(
    exactStatement(way, place),
    kiroRequest(way, place, key, now),
  )) {
    const [first] = reaches[0]?.differs ?? []
    expect(says.params).toMatchObject({
      without: part.what === 'condition' ? part.key : expect.any(String),
      example: [first?.to].flat().join(),
    })
    expect(says.text).not.toContain('{')
  }
})

test('what would get in is allowed without the part, and refused with it', () => {
  for (const { part, reaches } of purpose(exact, [request])) {
    expect(reaches.length).toBeGreaterThan(0)
    for (const { request } of reaches) {
      expect(decide({ Statement: exact }, request).decision).toBe('implicit-deny')
      expect(decide({ Statement: dropped(part) }, request).decision).toBe('allow')
    }
  }
})

function dropped(part: Part): StatementDocument {
  if (part.what === 'principal') return { ...exact, Principal: '*' }
  if (part.what === 'action') return { ...exact, Action: 'kms:*' }
  const { [part.key]: _, ...others } = exact.Condition?.[part.operator] ?? {}
  return { ...exact, Condition: { [part.operator]: others } }
}

test('the relaxed form keeps out what is no instance at all', () => {
  const [, , , context] = purpose(relaxedStatement('identity-center', place), request)
  expect(context?.part).toEqual({ what: 'condition', operator: 'StringLike', key: 'kms:ViaService' })
  expect(told(relaxedStatement('identity-center', place))[2]).toEqual([
    pair,
    expect.any(String),
    'context absent',
  ])
})

describe('a condition that keeps nobody out', () => {
  const names = { 'kms:EncryptionContextKeys': ['aws:sso:instance-arn'] }
  test('is told by reaching nothing', () => {
    const twice = {
      ...exact,
      Condition: {
        ...exact.Condition,
        'ForAnyValue:StringEquals': names,
        Bool: { 'aws:PrincipalIsAWSService': 'true' },
      },
    }
    const redundant = purpose(twice, request).filter(({ reaches }) => reaches.length === 0)
    expect(redundant.map(({ part }) => part.what === 'condition' && part.key)).toEqual([
      'kms:EncryptionContextKeys',
      'aws:PrincipalIsAWSService',
    ])
    for (const { tried, says } of redundant) {
      expect(tried).toBeGreaterThan(100)
      expect(says.params).toMatchObject({ tried })
    }
  })

  test('and one that the rest needs is not', () => {
    const loose = { ...exact, Condition: { 'ForAnyValue:StringEquals': names } }
    expect(told(loose)[2]).toEqual(['kms:EncryptionContextKeys', 'context absent'])
  })
})

test('of a Deny, what it would refuse besides', () => {
  const deny: StatementDocument = {
    Effect: 'Deny',
    Principal: '*',
    Action: 'kms:*',
    Resource: '*',
    Condition: {
      StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    },
  }
  const [organization, service] = purpose(deny, request)
  // Kiro itself: no member of the organization, and let off only because it is a service of AWS.
  expect(service?.reaches[0]?.differs).toEqual([])
  expect(organization?.reaches.length).toBeGreaterThan(0)
})

test.each(
  [
    ...serviceStatements({ accountId: key.accountId, organizationId: 'o-a1b2c3d4e5' }),
    organizationStatement({ accountId: key.accountId, organizationId: 'o-a1b2c3d4e5' }),
  ].map(each => [each.Sid, each] as const),
)('%s: each part keeps somebody out', (_sid, statement) => {
  for (const [, ...reached] of told(statement)) expect(reached.length).toBeGreaterThan(0)
})
