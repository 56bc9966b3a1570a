import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { keyLines, machine, type Served, serve } from '@/lib/aws/fixture'
import { type Demo, organizations, startDemo } from '@/lib/demo'
import type { Target } from '@/lib/target'
import { begin } from './begin'

let demo: Demo
const servers: Served[] = []
beforeAll(async () => {
  demo = await startDemo({ organizations: ['ready'] })
})
afterAll(() => demo.close())
afterEach(async () => {
  vi.unstubAllEnvs()
  await Promise.all(servers.splice(0).map(each => each.close()))
})

const account = organizations.ready?.caller.account
const reader = `arn:aws:iam::${account}:role/KiroReadinessReader`
const session = `
[sso-session corp]
sso_region = eu-central-1
sso_start_url = https://corp.awsapps.com/start`
const sso = (name: string) => `
[profile ${name}]
sso_session = corp
sso_account_id = ${account}
sso_role_name = Admin
region = us-east-1`

const config = () => `
[profile base]
region = us-east-1
${keyLines(demo.credentials('ready'))}

[profile audit]
role_arn = ${reader}
external_id = kiro-readiness-ready
source_profile = base
region = us-east-1

[profile chained]
role_arn = ${reader}
external_id = kiro-readiness-ready
source_profile = audit
region = us-east-1

[profile own]
role_arn = ${reader}
external_id = kiro-readiness-ready
source_profile = own
region = us-east-1
${keyLines(demo.credentials('ready'))}

[profile refused]
role_arn = arn:aws:iam::999999999999:role/Nope
source_profile = base
region = us-east-1

[profile mfa]
role_arn = ${reader}
mfa_serial = arn:aws:iam::${account}:mfa/me
source_profile = base
region = us-east-1

[profile orphan]
role_arn = ${reader}
source_profile = nobody

[profile round]
role_arn = ${reader}
source_profile = trip

[profile trip]
role_arn = ${reader}
source_profile = round

[profile half]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE

[profile onsso]
role_arn = ${reader}
source_profile = corp-sso
${sso('corp-sso')}
${session}
`

const home = (more = '', env: Readonly<Record<string, string>> = {}) =>
  machine({ config: config() + more }, { AWS_ENDPOINT_URL: demo.endpoint, ...env })

const profile = (name: string, more: Partial<Target> = {}): Target => ({
  source: { kind: 'profile', name },
  hints: {},
  ...more,
})

async function callerArn(target: Target): Promise<string> {
  const begun = await begin(target)
  if (!begun.ok) throw new Error(begun.problem.message.text)
  return (await begun.run.finished()).account.callerArn
}

async function problem(target: Target) {
  const begun = await begin(target)
  if (begun.ok) throw new Error('It began')
  return begun.problem
}

describe('a profile that works', () => {
  test.each([
    ['with keys', 'base', 'AWSReservedSSO_AdministratorAccess_'],
    ['with a role over another profile', 'audit', 'KiroReadinessReader'],
    ['with a role over keys of its own', 'own', 'KiroReadinessReader'],
  ])('%s', async (_, name, role) => {
    home()
    expect(await callerArn(profile(name))).toContain(`assumed-role/${role}`)
  })

  test('with a command that gives keys', async () => {
    const { accessKeyId, secretAccessKey, sessionToken } = demo.credentials('ready')
    const answer = {
      Version: 1,
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: sessionToken,
    }
    const command = `echo '${JSON.stringify(answer)}'`
    home(`\n[profile command]\nregion = us-east-1\ncredential_process = ${command}\n`)
    expect(await callerArn(profile('command'))).toContain('AWSReservedSSO_AdministratorAccess_')
  })

  test('named by AWS_PROFILE', async () => {
    home('', { AWS_PROFILE: 'audit' })
    expect(await callerArn({ source: { kind: 'environment' }, hints: {} })).toContain('KiroReadinessReader')
  })

  test('whose keys are other ones since', async () => {
    const { rewrite } = home()
    const old = keyLines(demo.credentials('ready'))
    rewrite('config', config().replaceAll(old, keyLines({ accessKeyId: 'AKIAOLD', secretAccessKey: 'x' })))
    expect((await problem(profile('base'))).code).toBe('bad-credentials')
    rewrite('config', config())
    expect(await callerArn(profile('base'))).toContain('AWSReservedSSO_AdministratorAccess_')
  })
})

describe('a profile that gives no credentials says what of it does not, and what helps', () => {
  test.each([
    [
      'a role that STS refuses',
      'refused',
      'assume-role',
      { arn: 'arn:aws:iam::999999999999:role/Nope' },
      undefined,
    ],
    [
      'a role that wants a code',
      'mfa',
      'no-credentials',
      { profile: 'mfa' },
      'aws configure export-credentials --profile mfa --format env',
    ],
    [
      'a role over a profile that is not there',
      'orphan',
      'no-credentials',
      { name: 'nobody' },
      'aws configure list-profiles',
    ],
    ['roles that are each other’s source', 'round', 'no-credentials', { profile: 'round' }, undefined],
    ['half a key', 'half', 'no-credentials', { profile: 'half' }, 'aws configure --profile half'],
    [
      'an SSO session that was never begun',
      'corp-sso',
      'expired',
      { profile: 'corp-sso' },
      'aws sso login --profile corp-sso',
    ],
    [
      'a role over an SSO session that was never begun',
      'onsso',
      'expired',
      { profile: 'corp-sso' },
      'aws sso login --profile corp-sso',
    ],
  ])('%s', async (_, name, code, params, command) => {
    home()
    const told = await problem(profile(name))
    expect(told).toMatchObject({ code, message: { params } })
    expect(told.command).toBe(command)
  })

  test.each([
    ['that fails', 'echo secret; exit 3'],
    ['that answers no JSON', 'echo secret'],
    [
      'that answers keys that are over',
      `echo '{"Version":1,"AccessKeyId":"secret","SecretAccessKey":"b","Expiration":"2020-01-01T00:00:00Z"}'`,
    ],
  ])('a command %s', async (_, command) => {
    home(`\n[profile command]\ncredential_process = ${command}\n`)
    const told = await problem(profile('command'))
    expect(told).toMatchObject({ code: 'no-credentials', message: { params: { profile: 'command' } } })
    expect(told.command).toBeUndefined()
    expect(JSON.stringify(told)).not.toContain('secret')
  })
})

describe('the portal of an SSO session', () => {
  const soon = () => new Date(Date.now() + 3_600_000)

  async function portal(status: number, error: string, body: object): Promise<Served> {
    const served = await serve((_, response) => {
      response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': error })
      response.end(JSON.stringify(body))
    })
    servers.push(served)
    return served
  }

  test('gives keys', async () => {
    const roleCredentials = { ...demo.credentials('ready'), expiration: soon().getTime() }
    const { endpoint } = await portal(200, '', { roleCredentials })
    home('', { AWS_ENDPOINT_URL_SSO: endpoint }).signedIn('corp', soon())
    expect(await callerArn(profile('corp-sso'))).toContain('AWSReservedSSO_AdministratorAccess_')
  })

  test('that no longer knows the session: sign in again', async () => {
    const message = 'Session token not found or invalid'
    const { endpoint } = await portal(401, 'UnauthorizedException', { message })
    for (const name of ['corp-sso', 'onsso']) {
      home('', { AWS_ENDPOINT_URL_SSO: endpoint }).signedIn('corp', soon())
      const told = await problem(profile(name))
      expect(told).toMatchObject({ code: 'expired', command: 'aws sso login --profile corp-sso' })
    }
  })

  test('that does not let the person into the account: signing in again does not help', async () => {
    const { endpoint } = await portal(403, 'ForbiddenException', { message: 'No access' })
    home('', { AWS_ENDPOINT_URL_SSO: endpoint }).signedIn('corp', soon())
    const told = await problem(profile('corp-sso'))
    expect(told).toMatchObject({
      code: 'bad-credentials',
      message: { params: { profile: 'corp-sso', account, role: 'Admin' } },
    })
    expect(told.command).toBeUndefined()
  })

  test('that cannot be reached', async () => {
    const served = await portal(200, '', {})
    await served.close()
    home('', { AWS_ENDPOINT_URL_SSO: served.endpoint }).signedIn('corp', soon())
    expect((await problem(profile('corp-sso'))).code).toBe('unreachable')
  })

  test('whose session expired: asked for nothing', async () => {
    const served = await portal(200, '', {})
    let asked = 0
    served.server.on('request', () => asked++)
    home('', { AWS_ENDPOINT_URL_SSO: served.endpoint }).signedIn('corp', new Date(Date.now() - 1_000))
    const told = await problem(profile('corp-sso'))
    expect(told).toMatchObject({ code: 'expired', command: 'aws sso login --profile corp-sso' })
    expect(asked).toBe(0)
  })

  test('a profile with a name that a shell would read is quoted', async () => {
    const credentials = `[it's; me]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-central-1\nsso_account_id = ${account}\nsso_role_name = Admin\n`
    machine({ credentials }, { AWS_ENDPOINT_URL: demo.endpoint })
    expect((await problem(profile("it's; me"))).command).toBe(`aws sso login --profile 'it'\\''s; me'`)
  })
})
