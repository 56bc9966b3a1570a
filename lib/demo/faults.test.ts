import { ListRegionsCommand } from '@aws-sdk/client-account'
import { GetRoleCommand, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam'
import { ListUsersCommand } from '@aws-sdk/client-identitystore'
import { ListAliasesCommand } from '@aws-sdk/client-kms'
import {
  DescribeOrganizationCommand,
  EnableAWSServiceAccessCommand,
  ListAWSServiceAccessForOrganizationCommand,
} from '@aws-sdk/client-organizations'
import { ListInstancesCommand } from '@aws-sdk/client-sso-admin'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demo, type FaultKind, startDemo } from '.'
import { clientsOf, instanceIn, refusal } from './sdk'

let demo: Demo
beforeAll(async () => {
  demo = await startDemo({ organizations: ['ready', 'large', 'flaky', 'broken'] })
})
afterAll(() => demo.close())

const services = ['sso', 'identitystore', 'kms', 'organizations', 'sts', 'iam', 'account'] as const
type Service = (typeof services)[number]

async function ask(service: Service, organization = 'ready', maxAttempts = 1): Promise<unknown> {
  const clients = clientsOf(demo, organization, { maxAttempts })
  switch (service) {
    case 'sso':
      return clients.sso.send(new ListInstancesCommand({}))
    case 'identitystore':
      return clients.identitystore.send(
        new ListUsersCommand({ IdentityStoreId: (await instanceIn(clients)).IdentityStoreId }),
      )
    case 'kms':
      return clients.kms.send(new ListAliasesCommand({}))
    case 'organizations':
      return clients.organizations.send(new DescribeOrganizationCommand({}))
    case 'sts':
      return clients.sts.send(new GetCallerIdentityCommand({}))
    case 'iam':
      return clients.iam.send(new GetRoleCommand({ RoleName: 'KiroReadinessReader' }))
    case 'account':
      return clients.account.send(new ListRegionsCommand({}))
  }
}

async function during<T>(kind: FaultKind, service: Service, run: () => Promise<T>, more = {}): Promise<T> {
  const remove = demo.inject({ organization: 'ready', service, kind, ...more })
  try {
    return await run()
  } finally {
    remove()
  }
}

describe('errors, in each protocol’s own spelling', () => {
  test.each([
    ['access-denied', 'sso', 'AccessDeniedException', 400],
    ['access-denied', 'iam', 'AccessDenied', 403],
    ['access-denied', 'account', 'AccessDeniedException', 403],
    ['throttle', 'sso', 'ThrottlingException', 400],
    ['throttle', 'sts', 'Throttling', 400],
    ['throttle', 'organizations', 'TooManyRequestsException', 400],
    ['throttle', 'account', 'TooManyRequestsException', 429],
    ['limit-exceeded', 'kms', 'LimitExceededException', 400],
    ['limit-exceeded', 'iam', 'LimitExceededException', 409],
    ['limit-exceeded', 'sso', 'ServiceQuotaExceededException', 400],
    ['limit-exceeded', 'organizations', 'ConstraintViolationException', 400],
    ['unrecognized-client', 'kms', 'UnrecognizedClientException', 400],
    ['unrecognized-client', 'sts', 'InvalidClientTokenId', 403],
    ['expired-token', 'identitystore', 'ExpiredTokenException', 400],
    ['expired-token', 'iam', 'ExpiredToken', 403],
    ['server-error', 'kms', 'KMSInternalException', 500],
    ['server-error', 'iam', 'InternalFailure', 500],
    ['server-error', 'account', 'InternalServerException', 500],
    ['html-503', 'sso', 'SyntaxError', 503],
    ['truncated', 'organizations', 'SyntaxError', 200],
  ] as const)('%s of %s arrives as %s', async (kind, service, name, status) => {
    const refused = await during(kind, service, () => refusal(ask(service)))
    expect(refused).toMatchObject({ name, status })
  })

  test.each([
    ['sso', 'KMS_AccessDeniedException'],
    ['identitystore', 'KMS_ACCESS_DENIED'],
  ] as const)('a refusal by KMS through %s carries its Reason', async (service, reason) => {
    const refused = await during('access-denied-kms', service, () => refusal(ask(service)), {
      operation: service === 'sso' ? 'ListInstances' : 'ListUsers',
    })
    expect(refused).toMatchObject({ name: 'AccessDeniedException', reason })
  })

  test('a plain refusal carries none, and says which action', async () => {
    const refused = await during('access-denied', 'sso', () => refusal(ask('sso')))
    expect(refused.reason).toBeUndefined()
    expect(refused.message).toMatch(/is not authorized to perform: sso:ListInstances on resource/)
  })
})

test('a reset ends as the SDK’s TimeoutError', async () => {
  expect((await during('reset', 'sso', () => refusal(ask('sso')))).name).toBe('TimeoutError')
})

test('a hang keeps the connection until the caller gives up', async () => {
  const { sso } = clientsOf(demo, 'ready')
  const abortSignal = AbortSignal.timeout(150)
  const hang = () => refusal(sso.send(new ListInstancesCommand({}), { abortSignal }))
  expect((await during('hang', 'sso', hang)).name).toBe('AbortError')
})

test('what is never answered was done all the same', async () => {
  const { organizations } = clientsOf(demo, 'ready')
  const abortSignal = AbortSignal.timeout(150)
  const ServicePrincipal = 'q.amazonaws.com'
  const enable = () =>
    refusal(organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }), { abortSignal }))
  expect((await during('unanswered', 'organizations', enable)).name).toBe('AbortError')
  const listed = await organizations.send(new ListAWSServiceAccessForOrganizationCommand({}))
  expect(listed.EnabledServicePrincipals?.map(each => each.ServicePrincipal)).toContain(ServicePrincipal)
})

test('a trickle sends its headers, and then one byte at a time', async () => {
  const { accessKeyId, sessionToken = '' } = demo.credentials('ready')
  const scope = `${accessKeyId}/20261124/${demo.region('ready')}/sts/aws4_request`
  const trickling = () =>
    fetch(demo.endpoint, {
      method: 'POST',
      headers: {
        authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
        'x-amz-security-token': sessionToken,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'Action=GetCallerIdentity&Version=2011-06-15',
    })
  const answer = await during('trickle', 'sts', trickling)
  expect(answer.status).toBe(200)
  expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(100)
  const reader = answer.body?.getReader()
  for (const byte of '<Ge') expect(Buffer.from((await reader?.read())?.value ?? '').toString()).toBe(byte)
  await reader?.cancel()
})

test('an answer that is held back comes when it is let go, and not before', async () => {
  let letGo = () => {}
  const until = new Promise<void>(resolve => {
    letGo = resolve
  })
  const order: string[] = []
  const held = async () => {
    const answer = ask('sso').then(() => order.push('held'))
    await ask('sts').then(() => order.push('other'))
    letGo()
    await answer
  }
  await during('latency', 'sso', held, { until })
  expect(order).toEqual(['other', 'held'])
})

test('a server with hanging connections still closes', async () => {
  const other = await startDemo({ organizations: ['ready'] })
  other.inject({ kind: 'hang' })
  const waiting = refusal(clientsOf(other, 'ready').sso.send(new ListInstancesCommand({})))
  while (other.calls.length === 0) await new Promise(resolve => setTimeout(resolve, 5))
  await other.close()
  expect((await waiting).name).toBe('TimeoutError')
})

test('an empty 200 leaves nothing but metadata', async () => {
  const answer = await during('empty-200', 'sso', () => ask('sso'))
  expect(answer).toEqual({ $metadata: expect.anything() })
})

test('nulls leave the lists and take the values', async () => {
  const answer = await during('nulls', 'sso', () => ask('sso'))
  expect(answer).toMatchObject({ Instances: [{ Regions: [{}] }] })
  expect(JSON.stringify(answer)).not.toContain('ssoins')
})

test.each([
  ['sso', { Instances: [{ Status: 'SOMETHING_NEW' }] }],
  ['organizations', { Organization: { FeatureSet: 'SOMETHING_NEW', MasterAccountId: '111122223333' } }],
] as const)('an enum value that nobody knows, from %s', async (service, shape) => {
  expect(await during('unknown-enum', service, () => ask(service))).toMatchObject(shape)
})

test('a token that never ends gives the same page again and again', async () => {
  const { account } = clientsOf(demo, 'ready')
  await during('token-loop', 'account', async () => {
    const first = await account.send(new ListRegionsCommand({}))
    const second = await account.send(new ListRegionsCommand({ NextToken: first.NextToken }))
    expect(second.NextToken).toBe(first.NextToken)
    expect(second.Regions).toEqual(first.Regions)
  })
})

test('pages of one, each with the token to the next', async () => {
  const { account, iam } = clientsOf(demo, 'ready')
  await during('pages', 'account', async () => {
    const first = await account.send(new ListRegionsCommand({ MaxResults: 50 }))
    const second = await account.send(new ListRegionsCommand({ NextToken: first.NextToken }))
    expect([...(first.Regions ?? []), ...(second.Regions ?? [])].map(each => each.RegionName)).toEqual([
      'af-south-1',
      'ap-east-1',
    ])
  })
  const simulate = (Marker?: string) =>
    iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: 'arn:aws:iam::111122223333:role/KiroReadinessReader',
        ActionNames: ['sso:ListInstances', 'sso:CreateInstance'],
        Marker,
      }),
    )
  await during('pages', 'iam', async () => {
    const first = await simulate()
    expect(first.IsTruncated).toBe(true)
    const last = await simulate(first.Marker)
    expect([first, last].map(each => each.EvaluationResults?.[0]?.EvalDecision)).toEqual([
      'allowed',
      'implicitDeny',
    ])
  })
})

test('latency delays the answer, and nothing else', async () => {
  const began = performance.now()
  await during('latency', 'kms', () => ask('kms'), { latencyMs: 120 })
  expect(performance.now() - began).toBeGreaterThan(118)
})

test('a retry-after is obeyed to the millisecond', async () => {
  demo.clearCalls()
  await during('throttle-retry-after', 'kms', () => ask('kms', 'ready', 2), { times: 1, retryAfterMs: 300 })
  const [first, second] = demo.calls
  expect([first?.status, second?.status]).toEqual([400, 200])
  expect(Number(second?.at) - Number(first?.at)).toBeGreaterThanOrEqual(295)
})

test('a fault concerns its operation and Region, and as many calls as it says', async () => {
  const remove = demo.inject({
    service: 'sso',
    operation: 'ListInstances',
    region: 'eu-west-1',
    kind: 'server-error',
    times: 1,
  })
  const there = clientsOf(demo, 'ready', { region: 'eu-west-1' })
  await ask('sso')
  await refusal(there.sso.send(new ListInstancesCommand({})))
  await there.sso.send(new ListInstancesCommand({}))
  remove()
})

describe.each(['flaky', 'broken'])('%s', organization => {
  test.each(services)('answers %s as it is meant to, run after run', async service => {
    for (const _ of [1, 2]) {
      const asked = ask(service, organization, 3)
      const survives = organization === 'flaky' || service === 'sts' || service === 'sso'
      if (survives) await asked
      else if (service === 'organizations') expect(await asked).toEqual({ $metadata: expect.anything() })
      else if (service === 'account') expect(JSON.stringify(await asked)).not.toContain('us-east-1')
      else expect((await refusal(asked)).name).toBeTruthy()
    }
  })
})

test('large takes twenty requests a second, and throttles the rest', async () => {
  const { sso } = clientsOf(demo, 'large')
  const asked = Array.from({ length: 40 }, () => sso.send(new ListInstancesCommand({})))
  const settled = await Promise.allSettled(asked)
  const refused = settled.filter(each => each.status === 'rejected')
  expect(refused.length).toBeGreaterThan(10)
  expect(settled.length - refused.length).toBeGreaterThanOrEqual(20)
  expect(new Set(refused.map(each => each.reason.name))).toEqual(new Set(['ThrottlingException']))
})
