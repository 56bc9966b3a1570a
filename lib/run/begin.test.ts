import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { keyEnvironment, keyLines, machine, type Served, serve } from '@/lib/aws/fixture'
import { defaultLimits, type Limits } from '@/lib/aws/limits'
import { type Demo, organizations, startDemo } from '@/lib/demo'
import type { Target } from '@/lib/target'
import { begin } from './begin'

let demo: Demo
const removals: (() => void)[] = []
const servers: Served[] = []
beforeAll(async () => {
  demo = await startDemo({ organizations: ['ready', 'govcloud'] })
})
afterAll(() => demo.close())
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const remove of removals.splice(0)) remove()
  await Promise.all(servers.splice(0).map(each => each.close()))
})

const roleOf = (name: 'ready' | 'govcloud') => ({
  arn: `arn:${organizations[name]?.partition}:iam::${organizations[name]?.caller.account}:role/KiroReadinessReader`,
  externalId: `kiro-readiness-${name}`,
})
const keysOf = (name: string): Target['source'] => ({ kind: 'keys', keys: demo.credentials(name) })
const environment: Target['source'] = { kind: 'environment' }
const profile = (name: string): Target['source'] => ({ kind: 'profile', name })

const home = (config = '', env: Readonly<Record<string, string>> = {}) =>
  machine({ config }, { AWS_ENDPOINT_URL: demo.endpoint, ...env })
const inject = (fault: Parameters<Demo['inject']>[0]) => removals.push(demo.inject(fault))

async function problem(target: Target, limits: Limits = defaultLimits) {
  const begun = await begin(target, limits)
  if (begun.ok) throw new Error('It began')
  return begun.problem
}

describe('a role that was not assumed: only a denial is about trust', () => {
  const trust = /trust policy/
  test.each([
    ['access-denied', 'assume-role', true],
    ['expired-token', 'expired', false],
    ['unrecognized-client', 'bad-credentials', false],
    ['hang', 'unreachable', false],
    ['reset', 'unreachable', false],
    ['server-error', 'unreachable', false],
    ['throttle', 'unreachable', false],
    ['empty-200', 'unreachable', false],
  ] as const)('%s', async (kind, code, aboutTrust) => {
    home()
    inject({ operation: 'AssumeRole', kind })
    const limits = { ...defaultLimits, attemptMs: 200, callMs: 1_000, retryBaseMs: 5 }
    const target = { source: keysOf('ready'), hints: { region: 'us-east-1' }, role: roleOf('ready') }
    const told = await problem(target, limits)
    expect(told.code).toBe(code)
    expect(trust.test(told.next.template) || trust.test(told.next.text)).toBe(aboutTrust)
  })
})

describe('keys that AWS no longer takes', () => {
  const expired = () => inject({ operation: 'GetCallerIdentity', kind: 'expired-token' })

  test.each([
    ['in the environment', environment],
    ['in a profile', profile('plain')],
    ['that were pasted', { kind: 'keys', keys: { accessKeyId: 'AKIA', secretAccessKey: 'x' } } as const],
  ])('%s: no command signs in', async (_, source) => {
    const keys = demo.credentials('ready')
    const plain = `[profile plain]\nregion = us-east-1\n${keyLines(keys)}\n`
    home(plain, source.kind === 'environment' ? { ...keyEnvironment(keys), AWS_REGION: 'us-east-1' } : {})
    expired()
    const told = await problem({ source: source.kind === 'keys' ? keysOf('ready') : source, hints: {} })
    expect(told.code).toBe('expired')
    expect(told.command).toBeUndefined()
  })

  test('from an SSO session: signing in does', async () => {
    const soon = new Date(Date.now() + 3_600_000)
    const roleCredentials = { ...demo.credentials('ready'), expiration: soon.getTime() }
    const portal = await serve((_, response) => void response.end(JSON.stringify({ roleCredentials })))
    servers.push(portal)
    const sso = `[profile corp]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\nregion = us-east-1\n[sso-session corp]\nsso_region = eu-central-1\nsso_start_url = https://corp.awsapps.com/start\n`
    expired()
    for (const [source, more] of [
      [profile('corp'), {}],
      [environment, { AWS_PROFILE: 'corp' }],
    ] as const) {
      home(sso, { AWS_ENDPOINT_URL_SSO: portal.endpoint, ...more }).signedIn('corp', soon)
      expect(await problem({ source, hints: {} })).toMatchObject({
        code: 'expired',
        command: 'aws sso login --profile corp',
      })
    }
  })
})

describe('requests that do not go to AWS', () => {
  test.each([
    ['nobody answers there', 'http://127.0.0.1:9', 'unreachable'],
    ['somebody answers who does not know the keys', null, 'bad-credentials'],
  ])('are told of where %s', async (_, endpoint, code) => {
    const keys = { accessKeyId: 'AKIANOBODYKNOWSTHIS0', secretAccessKey: 'x' }
    const at = endpoint ?? demo.endpoint
    machine({}, { AWS_ENDPOINT_URL: at, AWS_REGION: 'us-east-1' })
    const told = await problem({ source: { kind: 'keys', keys }, hints: { region: 'us-east-1' } })
    expect(told).toMatchObject({ code, next: { params: { endpoint: `AWS_ENDPOINT_URL=${at}` } } })
  })

  test('are not where there is no credential to send', async () => {
    home()
    const told = await problem({ source: environment, hints: {} })
    expect(told.code).toBe('no-credentials')
    expect(told.next.params).toEqual({})
  })
})

describe('the time of a run holds on the way to credentials too', () => {
  const limits: Limits = { ...defaultLimits, runMs: 1_200 }

  async function inTime(target: Target) {
    const started = performance.now()
    const told = await problem(target, limits)
    expect(performance.now() - started).toBeLessThan(limits.runMs + 800)
    expect(told.code).toBe('unreachable')
    return told
  }

  test('a command that does not end is ended, with what it started', async () => {
    // Its connection is there for as long as it lives.
    let alive = 0
    const held = await serve(() => {})
    servers.push(held)
    held.server.on('connection', socket => {
      alive++
      socket.once('close', () => alive--)
    })
    const { port } = new URL(held.endpoint)
    const script = `require('net').connect(${port}, '127.0.0.1'); setInterval(() => {}, 1000)`
    const command = `${process.execPath} -e "${script}" && echo done`
    home(`[profile slow]\nregion = us-east-1\ncredential_process = ${command}\n`)
    const ended = inTime({ source: profile('slow'), hints: {} })
    await vi.waitFor(() => expect(alive).toBe(1))
    expect((await ended).message.params).toMatchObject({ profile: 'slow', seconds: 1.2 })
    await vi.waitFor(() => expect(alive).toBe(0))
  })

  test('a portal that does not answer is left', async () => {
    let left = 0
    const portal = await serve(request => void request.socket.once('close', () => left++))
    servers.push(portal)
    const sso = `[profile corp]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n[sso-session corp]\nsso_region = eu-central-1\nsso_start_url = https://corp.awsapps.com/start\n`
    home(sso, { AWS_ENDPOINT_URL_SSO: portal.endpoint }).signedIn('corp', new Date(Date.now() + 3_600_000))
    await inTime({ source: profile('corp'), hints: {} })
    await vi.waitFor(() => expect(left).toBe(1))
  })

  test('so is an STS that does not, asked for a role', async () => {
    home()
    inject({ operation: 'AssumeRole', kind: 'hang' })
    await inTime({ source: keysOf('ready'), hints: { region: 'us-east-1' }, role: roleOf('ready') })
  })

  test('what the credentials took is not given again', async () => {
    home()
    inject({ operation: 'AssumeRole', kind: 'latency', latencyMs: 1_000 })
    inject({ operation: 'GetCallerIdentity', kind: 'hang' })
    await inTime({ source: keysOf('ready'), hints: { region: 'us-east-1' }, role: roleOf('ready') })
  })
})

describe('GovCloud is found where nobody named a Region', () => {
  const plain = () => `[profile plain]\n${keyLines(demo.credentials('govcloud'))}\n`
  const role = roleOf('govcloud')
  const assuming = () =>
    `${plain()}[profile assuming]\nrole_arn = ${role.arn}\nexternal_id = ${role.externalId}\nsource_profile = plain\n`
  const named = (source: Target['source'], more: Partial<Target> = {}): Target => ({
    source,
    hints: {},
    ...more,
  })

  test.each<[string, () => Target, () => Readonly<Record<string, string>>]>([
    [
      'by keys of the environment',
      () => named(environment),
      () => keyEnvironment(demo.credentials('govcloud')),
    ],
    ['by keys of a profile', () => named(profile('plain')), () => ({})],
    ['by pasted keys', () => named(keysOf('govcloud')), () => ({})],
    ['by a role on pasted keys', () => named(keysOf('govcloud'), { role }), () => ({})],
    ['by a role on a profile', () => named(profile('plain'), { role }), () => ({})],
    [
      'by a role on the environment',
      () => named(environment, { role }),
      () => keyEnvironment(demo.credentials('govcloud')),
    ],
    ['by a profile with a role', () => named(profile('assuming')), () => ({})],
    ['by AWS_PROFILE with a role', () => named(environment), () => ({ AWS_PROFILE: 'assuming' })],
  ])('%s', async (_, target, env) => {
    home(assuming(), env())
    const begun = await begin(target())
    if (!begun.ok) throw new Error(begun.problem.message.text)
    expect((await begun.run.finished()).account.partition).toBe('aws-us-gov')
  })

  test('keys that the second try does not know either are told of where they were asked first', async () => {
    home()
    const keys = { accessKeyId: 'AKIANOBODYKNOWSTHIS0', secretAccessKey: 'x' }
    const told = await problem({ source: { kind: 'keys', keys }, hints: {} })
    expect(told).toMatchObject({ code: 'bad-credentials', message: { params: { region: 'us-east-1' } } })
  })

  test('a role of a chain whose first keys are of GovCloud is tried there', async () => {
    // Neither the profile named nor its role says where: its source's role does.
    home(`${assuming()}[profile over]\nrole_arn = ${roleOf('ready').arn}\nsource_profile = assuming\n`)
    demo.clearCalls()
    await problem({ source: profile('over'), hints: {} })
    expect(demo.calls.map(({ operation, region }) => `${operation} ${region}`)).toContain(
      'AssumeRole us-gov-west-1',
    )
  })
})

describe('what leads to the China partition is not offered, and asks nobody', () => {
  test.each<[string, Target['source'], string, Readonly<Record<string, string>>]>([
    ['AWS_REGION', environment, '', { AWS_REGION: 'cn-north-1' }],
    ['AWS_DEFAULT_REGION', environment, '', { AWS_DEFAULT_REGION: 'cn-northwest-1' }],
    ['the Region of a profile', profile('china'), '[profile china]\nregion = cn-north-1\n', {}],
    [
      'the Region of AWS_PROFILE',
      environment,
      '[profile china]\nregion = cn-north-1\n',
      { AWS_PROFILE: 'china' },
    ],
    [
      'the role of a profile',
      profile('china'),
      '[profile china]\nrole_arn = arn:aws-cn:iam::111122223333:role/Reader\nsource_profile = china\n',
      {},
    ],
  ])('%s', async (_, source, config, env) => {
    home(config, { ...keyEnvironment(demo.credentials('ready')), ...env })
    demo.clearCalls()
    expect((await problem({ source, hints: {} })).code).toBe('not-offered')
    expect(demo.calls).toEqual([])
  })
})
