import { ListRegionsCommand } from '@aws-sdk/client-account'
import { GetRoleCommand, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam'
import { ListGroupsCommand, ListUsersCommand } from '@aws-sdk/client-identitystore'
import {
  DescribeOrganizationCommand,
  EnableAWSServiceAccessCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListDelegatedAdministratorsCommand,
} from '@aws-sdk/client-organizations'
import { CreateInstanceCommand, ListInstancesCommand } from '@aws-sdk/client-sso-admin'
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demo, startDemo } from '.'
import { clientsOf, instanceIn, refusal } from './sdk'

let demo: Demo
let clock = () => new Date()
beforeAll(async () => {
  demo = await startDemo({ now: () => clock() })
})
afterAll(() => demo.close())

const identity = new GetCallerIdentityCommand({})
const instances = new ListInstancesCommand({})

describe('keys that are no good here', () => {
  test.each([
    ['unknown', 'ready', 'us-east-1', { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' }],
    ['without their session token', 'ready', 'us-east-1', { sessionToken: undefined }],
    ['in a Region not opted in to', 'ready', 'ap-southeast-3', {}],
    ['in a Region that is none', 'ready', 'xx-new-9', {}],
    ['of GovCloud in a commercial Region', 'govcloud', 'us-east-1', {}],
    ['of commercial AWS in GovCloud', 'ready', 'us-gov-west-1', {}],
  ])('%s', async (_, organization, region, other) => {
    const credentials = { ...demo.credentials(organization), ...other }
    const clients = clientsOf(demo, organization, { region, credentials })
    const message = 'The security token included in the request is invalid.'
    expect(await refusal(clients.sso.send(instances))).toMatchObject({
      name: 'UnrecognizedClientException',
      status: 400,
      message,
    })
    expect(await refusal(clients.sts.send(identity))).toMatchObject({
      name: 'InvalidClientTokenId',
      status: 403,
      message,
    })
  })

  test('an opted-in Region takes them', async () => {
    expect((await clientsOf(demo, 'opt-in-region').sso.send(instances)).Instances).toHaveLength(1)
  })
})

describe('a request that is not what was signed', () => {
  const headers = (service: string, target?: string) => ({
    authorization: `AWS4-HMAC-SHA256 Credential=${demo.credentials('ready').accessKeyId}/20261124/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
    'x-amz-security-token': demo.credentials('ready').sessionToken ?? '',
    'content-type': target ? 'application/x-amz-json-1.1' : 'application/x-www-form-urlencoded',
    ...(target && { 'x-amz-target': target }),
  })
  const post = async (init: Record<string, string>, body: string) => {
    const answer = await fetch(demo.endpoint, { method: 'POST', headers: init, body })
    return {
      status: answer.status,
      text: await answer.text(),
      requestId: answer.headers.get('x-amzn-requestid'),
    }
  }
  test.each([
    ['kms', 'SWBExternalService.ListInstances', '{}', "correct service: 'sso'"],
    ['sso', 'SWBExternalService.DoWhatIMean', '{}', 'UnknownOperationException'],
    ['sso', 'Nobody.ListInstances', '{}', 'UnknownOperationException'],
    ['sso', 'SWBExternalService.__proto__', '{}', 'UnknownOperationException'],
    ['sso', 'SWBExternalService.ListInstances', '{', 'SerializationException'],
    ['iam', undefined, 'Action=GetCallerIdentity&Version=2011-06-15', '<Code>SignatureDoesNotMatch</Code>'],
    ['sts', undefined, 'Action=Nothing&Version=2011-06-15', '<Code>InvalidAction</Code>'],
  ])('%s, %s', async (service, target, body, says) => {
    const answer = await post(headers(service, target), body)
    expect(answer.text).toContain(says)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.requestId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('no signature at all', async () => {
    const { authorization: _, ...unsigned } = headers('sso', 'SWBExternalService.ListInstances')
    expect((await post(unsigned, '{}')).text).toContain('MissingAuthenticationTokenException')
  })
})

describe('assuming a role', () => {
  const input = { RoleArn: 'arn:aws:iam::181818181818:role/KiroReadinessReader', RoleSessionName: 'check' }
  const assume = (more = {}) =>
    clientsOf(demo, 'delegated-admin').sts.send(
      new AssumeRoleCommand({ ...input, ExternalId: 'kiro-readiness-delegated-admin', ...more }),
    )

  test('gives keys of the other account, for as long as they last', async () => {
    const { Credentials } = await assume({ DurationSeconds: 900 })
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    }
    const { sts } = clientsOf(demo, 'delegated-admin', { credentials })
    expect(await sts.send(identity)).toMatchObject({
      Account: '181818181818',
      Arn: 'arn:aws:sts::181818181818:assumed-role/KiroReadinessReader/check',
    })
    clock = () => new Date(Date.now() + 901_000)
    expect((await refusal(sts.send(identity))).name).toBe('ExpiredToken')
    clock = () => new Date()
  })

  test.each([
    ['without its external id', { ExternalId: undefined }],
    ['with another external id', { ExternalId: 'kiro-readiness-ready' }],
    ['that is not there', { RoleArn: 'arn:aws:iam::181818181818:role/Nobody' }],
    ['of an account elsewhere', { RoleArn: 'arn:aws:iam::111122223333:role/KiroReadinessReader' }],
  ])('is refused %s', async (_, more) => {
    const refused = await refusal(assume(more))
    expect(refused).toMatchObject({ name: 'AccessDenied', status: 403 })
    expect(refused.message).toMatch(/is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::/)
  })
})

test('the root user is told as such, and cannot be simulated', async () => {
  const clients = clientsOf(demo, 'ready', { credentials: demo.credentials('ready', 'root') })
  const { Arn } = await clients.sts.send(identity)
  expect(Arn).toBe('arn:aws:iam::111122223333:root')
  const simulated = simulate(clients, Arn, ['sso:ListInstances'])
  expect((await refusal(simulated)).name).toBe('InvalidInputException')
})

test('what a reader may not do is refused in AWS’s own words', async () => {
  const { sso } = clientsOf(demo, 'read-only')
  expect(await refusal(sso.send(new CreateInstanceCommand({})))).toMatchObject({
    name: 'AccessDeniedException',
    message:
      'User: arn:aws:sts::202020202020:assumed-role/KiroReadinessRead/nightly is not authorized to perform: sso:CreateInstance on resource: * because no identity-based policy allows the sso:CreateInstance action',
  })
})

test('an SCP on the identity store is named by AWS itself', async () => {
  const clients = clientsOf(demo, 'scp-blocked')
  const { IdentityStoreId, IdentityStoreArn } = await instanceIn(clients)
  for (const [operation, command] of [
    ['ListUsers', new ListUsersCommand({ IdentityStoreId })],
    ['ListGroups', new ListGroupsCommand({ IdentityStoreId })],
  ] as const) {
    const asked = clients.identitystore.send(command as ListUsersCommand)
    expect((await refusal(asked)).message).toContain(
      `perform: identitystore:${operation} on resource: ${IdentityStoreArn} with an explicit deny in a service control policy`,
    )
  }
})

type Clients = ReturnType<typeof clientsOf>
const simulate = ({ iam }: Clients, PolicySourceArn: string | undefined, ActionNames: string[], more = {}) =>
  iam.send(new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames, ...more }))

describe('the simulator', () => {
  const roleOf = async (clients: Clients) => {
    const { Arn = '' } = await clients.sts.send(identity)
    return (await clients.iam.send(new GetRoleCommand({ RoleName: Arn.split('/')[1] }))).Role?.Arn
  }

  test('tells what an SCP refuses from what nothing allows', async () => {
    const blocked = clientsOf(demo, 'scp-blocked')
    const actions = ['sso-directory:SearchUsers', 'q:CreateAssignment']
    const { EvaluationResults } = await simulate(blocked, await roleOf(blocked), actions)
    expect(EvaluationResults).toMatchObject([
      { EvalDecision: 'explicitDeny', OrganizationsDecisionDetail: { AllowedByOrganizations: false } },
      { EvalDecision: 'allowed', OrganizationsDecisionDetail: { AllowedByOrganizations: true } },
    ])
    const reader = clientsOf(demo, 'read-only')
    const read = await simulate(reader, await roleOf(reader), ['sso:ListInstances', 'sso:CreateApplication'])
    expect(read.EvaluationResults?.map(each => each.EvalDecision)).toEqual(['allowed', 'implicitDeny'])
    expect(read.EvaluationResults?.[1]?.OrganizationsDecisionDetail).toBeUndefined()
  })

  test('pages by MaxItems', async () => {
    const clients = clientsOf(demo, 'ready')
    const role = await roleOf(clients)
    const actions = Array.from({ length: 130 }, (_, index) => `q:Action${index}`)
    const first = await simulate(clients, role, actions)
    expect([first.EvaluationResults?.length, first.IsTruncated]).toEqual([100, true])
    const last = await simulate(clients, role, actions, { Marker: first.Marker })
    expect([last.EvaluationResults?.length, last.IsTruncated]).toEqual([30, false])
    expect((await simulate(clients, role, actions, { MaxItems: 1000 })).EvaluationResults).toHaveLength(130)
  })

  test.each([
    ['a role that is not there', 'arn:aws:iam::111122223333:role/Nobody', 'NoSuchEntityException', 404],
    ['another account’s role', 'arn:aws:iam::999999999999:role/Admin', 'NoSuchEntityException', 404],
    ['a session', 'arn:aws:sts::111122223333:assumed-role/Admin/me', 'InvalidInputException', 400],
  ])('refuses %s', async (_, arn, name, status) => {
    expect(await refusal(simulate(clientsOf(demo, 'ready'), arn, ['sso:ListInstances']))).toMatchObject({
      name,
      status,
    })
  })
})

describe('the organization', () => {
  test('keeps its lists from ordinary members', async () => {
    const { organizations } = clientsOf(demo, 'member-account')
    await organizations.send(new DescribeOrganizationCommand({}))
    for (const asked of [
      organizations.send(new ListDelegatedAdministratorsCommand({})),
      organizations.send(new ListAWSServiceAccessForOrganizationCommand({})),
      organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: 'sso.amazonaws.com' })),
    ])
      expect((await refusal(asked)).name).toBe('AccessDeniedException')
  })

  test('is not in use in a standalone account', async () => {
    const { organizations } = clientsOf(demo, 'account-instance')
    const refused = await refusal(organizations.send(new DescribeOrganizationCommand({})))
    expect(refused).toMatchObject({ name: 'AWSOrganizationsNotInUseException', status: 400 })
  })

  test('makes no account instance in its management account, and one in a member', async () => {
    const managing = clientsOf(demo, 'no-instance').sso.send(new CreateInstanceCommand({}))
    expect(await refusal(managing)).toMatchObject({
      name: 'ValidationException',
      message: 'Organization management account is not allowed to perform the operation.',
    })
    const { sso } = clientsOf(demo, 'member-account')
    const { InstanceArn } = await sso.send(new CreateInstanceCommand({ Name: 'pilot' }))
    const { Instances } = await sso.send(instances)
    expect(Instances?.find(each => each.InstanceArn === InstanceArn)?.OwnerAccountId).toBe('171717171717')
    expect((await refusal(sso.send(new CreateInstanceCommand({})))).name).toBe('ConflictException')
  })

  test('refuses an account that passes its own id to account:ListRegions', async () => {
    const { account } = clientsOf(demo, 'ready')
    const refused = await refusal(account.send(new ListRegionsCommand({ AccountId: '111122223333' })))
    expect(refused).toMatchObject({ name: 'AccessDeniedException', status: 403 })
    expect(refused.message).toContain('standalone context')
  })
})
