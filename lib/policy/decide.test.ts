import { expect, test } from 'vitest'
import { compile, decide, type PolicyRequest } from './index'

const request: PolicyRequest = {
  principal: { service: 'q.amazonaws.com' },
  action: 'kms:Decrypt',
  resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  context: { 'kms:ViaService': 'sso.us-east-1.amazonaws.com' },
}

const policy = () => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Kiro',
      Effect: 'Allow',
      Principal: { Service: ['q.amazonaws.com'] },
      Action: ['kms:Decrypt', 'kms:Describe*'],
      Resource: ['*'],
      Condition: { StringLike: { 'kms:ViaService': ['sso.*.amazonaws.com'] } },
    },
  ],
})

test('a copy of a decision explains it too', () => {
  const decision = decide(policy(), request)
  const copy = { ...decision }
  expect(copy.statements).toBe(decision.statements)
  expect(JSON.parse(JSON.stringify(decision))).toMatchObject({
    decision: 'allow',
    statements: [{ sid: 'Kiro', applies: 'yes' }],
  })
})

test('the explanation is made once, and of each decision its own', () => {
  const compiled = compile(policy())
  const allowed = decide(compiled, request)
  const refused = decide(compiled, { ...request, context: {} })
  expect(allowed.statements).toBe(allowed.statements)
  expect([allowed, refused].map(({ statements }) => statements[0]?.applies)).toEqual(['yes', 'no'])
})

test('a compiled policy keeps its answer whatever becomes of the lists in its document', () => {
  const document = policy()
  const compiled = compile(document)
  for (const { Principal, Action, Resource, Condition } of document.Statement)
    for (const list of [Principal.Service, Action, Resource, Condition.StringLike['kms:ViaService']])
      list.length = 0
  expect(decide(compiled, request).decision).toBe('allow')
  expect(decide(document, request).decision).toBe('implicit-deny')
})

test('an action is the same in any case, in the policy and in the request', () => {
  for (const action of ['KMS:DECRYPT', 'kms:decrypt', 'Kms:DescribeKey'])
    expect(decide(policy(), { ...request, action }).decision).toBe('allow')
})
