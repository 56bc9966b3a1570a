import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CreateInstanceCommand, SSOAdminClient } from '@aws-sdk/client-sso-admin'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demo, organizations, startDemo } from '@/lib/demo'
import { notRunShape, reportShape } from '@/lib/report/schema'
import { type Ended, home, inTerminal } from './in-terminal'

/** As a CI job leaves them whose secrets are not there. */
const emptied = [
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_PROFILE',
  'AWS_SESSION_TOKEN',
  'AWS_ENDPOINT_URL_KMS',
  'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  'AWS_MAX_ATTEMPTS',
  'AWS_RETRY_MODE',
  'AWS_USE_FIPS_ENDPOINT',
  'AWS_USE_DUALSTACK_ENDPOINT',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_ROLE_ARN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'DATA_DIR',
  'DATABASE_URL',
]

function check(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return inTerminal('check', args, { env })
}

describe.concurrent('every organization in the terminal', () => {
  test.each(Object.entries(organizations))('%s', { timeout: 60_000 }, async (name, { expect: expected }) => {
    const { code, stdout, stderr } = await check(['--demo', name, '--json'])
    expect(stderr).toBe('')
    const report = reportShape.parse(JSON.parse(stdout))
    expect({ code, answer: report.answer }).toEqual({ code: expected.exit, answer: expected.answer })
  })
})

describe('plain text', () => {
  test('tells the difference that decides, and ends with the answer', { timeout: 60_000 }, async () => {
    const { code, stdout } = await check(['--demo', 'cmk-wrong-region'])
    expect(code).toBe(1)
    expect(stdout).toMatch(/✘ fails {3}Kiro cannot decrypt through IAM Identity Center/)
    expect(stdout).toMatch(
      /asks for {2}sso\.us-east-1\.amazonaws\.com\n\s+is sent {3}sso\.eu-west-2\.amazonaws\.com/,
    )
    expect(stdout).toMatch(/Not ready: 2 to change/)
    expect(stdout).not.toContain('\u001b')
  })
})

test('the policy that reading needs is printed without credentials, and nothing else', {
  timeout: 60_000,
}, async () => {
  const { code, stdout, stderr } = await check(['--print-policy'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8')
  const inReadme = /<!-- reading-policy -->\s*```json\n([\s\S]*?)```/.exec(readme)?.[1]
  expect(stdout).toBe(inReadme)
})

describe('what cannot run ends with 2, one sentence and what to do next', () => {
  const none: Readonly<Record<string, string>> = {}
  const nobody = join(home, 'nobody.txt')
  writeFileSync(nobody, '\n , \n')
  const config = join(home, 'config')
  writeFileSync(
    config,
    [
      '[profile stale]',
      'sso_session = corp',
      'sso_account_id = 111122223333',
      'sso_role_name = Admin',
      'region = eu-central-1',
      '[sso-session corp]',
      'sso_region = eu-central-1',
      'sso_start_url = https://corp.awsapps.com/start',
    ].join('\n'),
  )
  test.each([
    ['no credentials at all', [], none, 'no-credentials', undefined],
    [
      'a profile that is not there',
      ['--profile', 'nobody'],
      none,
      'no-credentials',
      'aws configure list-profiles',
    ],
    [
      'an SSO session that was never begun',
      ['--profile', 'stale'],
      { AWS_CONFIG_FILE: config },
      'expired',
      'aws sso login --profile stale',
    ],
    ['a demo that does not exist', ['--demo', 'nope'], none, 'bad-input', undefined],
    ['an option that does not exist', ['--frobnicate'], none, 'bad-input', undefined],
    ['an external id without a role', ['--external-id', 'x'], none, 'bad-input', undefined],
    ['a Region that is none', ['--demo', 'ready', '--region', 'evil.com/#'], none, 'bad-input', undefined],
    ['a Region of China', ['--demo', 'ready', '--region', 'cn-north-1'], none, 'not-offered', undefined],
    [
      'an instance ARN that is none',
      ['--demo', 'ready', '--instance', 'arn:aws:sso:::permissionSet/ins/ps'],
      none,
      'bad-input',
      undefined,
    ],
    [
      'a role ARN that is none',
      ['--demo', 'ready', '--role-arn', 'arn:aws:iam::1:user/x'],
      none,
      'bad-input',
      undefined,
    ],
    [
      'a role that cannot be assumed',
      ['--demo', 'ready', '--role-arn', 'arn:aws:iam::999999999999:role/Nope'],
      none,
      'assume-role',
      undefined,
    ],
    [
      'an administrator that is no principal',
      ['--demo', 'ready', '--admin-principal', 'admin'],
      none,
      'bad-input',
      undefined,
    ],
    [
      'a file of people that is not there',
      ['--demo', 'ready', '--subscribe', 'missing.txt'],
      none,
      'bad-input',
      undefined,
    ],
    ['a folder for people', ['--demo', 'ready', '--subscribe', home], none, 'bad-input', undefined],
    ['a file of nobody', ['--demo', 'ready', '--subscribe', nobody], none, 'bad-input', undefined],
    ['commas for people', ['--demo', 'ready', '--subscribe', ','], none, 'bad-input', undefined],
    ['a group without a name', ['--demo', 'ready', '--subscribe', 'group:'], none, 'bad-input', undefined],
    [
      'a permission set for an instance',
      [
        '--demo',
        'ready',
        '--instance',
        'arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef',
      ],
      none,
      'bad-input',
      undefined,
    ],
    [
      'an instance that was cut short',
      ['--demo', 'ready', '--instance', 'arn:aws:sso:::instance/ssoins-1234'],
      none,
      'bad-input',
      undefined,
    ],
    [
      'an instance of China',
      ['--demo', 'ready', '--instance', 'arn:aws-cn:sso:::instance/ssoins-1234567890abcdef'],
      none,
      'not-offered',
      undefined,
    ],
    [
      'an environment that makes no sense',
      ['--demo', 'ready'],
      { DATABASE_URL: 'mysql://localhost' },
      'fault',
      undefined,
    ],
  ])('%s', { timeout: 60_000 }, async (_, args, env, code, command) => {
    const ended = await check([...args, '--json'], env)
    expect(ended.code).toBe(2)
    const { error } = notRunShape.parse(JSON.parse(ended.stdout))
    expect(error).toMatchObject({ code, ...(command === undefined ? {} : { command }) })
    expect(error.next.text).not.toBe('')
  })
})

describe('an account behind the environment', () => {
  let demo: Demo
  beforeAll(async () => {
    demo = await startDemo({ organizations: ['ready', 'govcloud', 'cmk-ready', 'member-account'] })
  })
  afterAll(() => demo.close())

  const environment = (name: string, extra: Readonly<Record<string, string>> = {}) => {
    const { accessKeyId, secretAccessKey, sessionToken } = demo.credentials(name)
    return {
      AWS_ENDPOINT_URL: demo.endpoint,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      ...(sessionToken ? { AWS_SESSION_TOKEN: sessionToken } : {}),
      ...extra,
    }
  }

  test('is read with its own keys, and says that an endpoint leads elsewhere', {
    timeout: 60_000,
  }, async () => {
    const { code, stdout } = await check([], environment('ready', { AWS_REGION: 'us-east-1' }))
    expect(code).toBe(0)
    expect(stdout).toContain(`AWS_ENDPOINT_URL=${demo.endpoint}, not to AWS`)
  })

  test('is read where every other variable is set to nothing', { timeout: 60_000 }, async () => {
    const empty = Object.fromEntries(emptied.map(name => [name, '']))
    const { code, stderr } = await check([], { ...empty, ...environment('ready') })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  test('that passes tells which Regions refused, the request, and what to open for sign-in', {
    timeout: 60_000,
  }, async () => {
    const remove = demo.inject({
      service: 'sso',
      operation: 'ListInstances',
      region: 'eu-west-2',
      kind: 'access-denied',
    })
    const { code, stdout } = await check([], environment('ready', { AWS_REGION: 'us-east-1' }))
    remove()
    const cards = stdout.split('\n\n')
    const instance = cards.find(card => card.startsWith('✔ passes  An Identity Center instance is active'))
    const { requestId = '' } =
      demo.calls.findLast(call => call.operation === 'ListInstances' && call.region === 'us-east-1') ?? {}
    expect(code).toBe(0)
    for (const part of [
      `request ${requestId}, just now`,
      'Europe (London), eu-west-2: ',
      '  why  ',
      '  rule  ',
    ])
      expect(instance).toContain(part)
    const signIn = cards.find(card => card.startsWith('✔ passes  What people type to sign in is known'))
    for (const part of [
      /https:\/\/d-\w{10}\.awsapps\.com\/start/,
      'oidc.us-east-1.amazonaws.com',
      'app.kiro.dev',
    ])
      expect(signIn).toMatch(part)
  })

  test('with several instances tells all, and how to have another judged', { timeout: 60_000 }, async () => {
    const sso = new SSOAdminClient({
      endpoint: demo.endpoint,
      region: 'eu-north-1',
      credentials: demo.credentials('member-account'),
    })
    const { InstanceArn = '' } = await sso.send(new CreateInstanceCommand({ Name: 'trial' }))
    const env = environment('member-account')
    const { stdout } = await check([], env)
    const card = stdout
      .split('\n\n')
      .find(each => each.startsWith('✔ passes  An Identity Center instance is active'))
    expect(card).toContain('--instance')
    expect(card?.match(/arn:aws:sso:::instance\/ssoins-\w{16} \(/g)).toHaveLength(2)
    const other = await check(['--json', '--instance', InstanceArn], env)
    expect(reportShape.parse(JSON.parse(other.stdout)).instance?.arn).toBe(InstanceArn)
  })

  test('of GovCloud is found although no Region is configured', { timeout: 60_000 }, async () => {
    const { code, stdout } = await check(['--json'], environment('govcloud'))
    expect(code).toBe(0)
    expect(reportShape.parse(JSON.parse(stdout)).account.partition).toBe('aws-us-gov')
  })

  test('with keys that no partition knows is told so', { timeout: 60_000 }, async () => {
    const wrong = { ...environment('ready'), AWS_ACCESS_KEY_ID: 'AKIANOBODYKNOWSTHIS0' }
    const { code, stdout } = await check(['--json'], wrong)
    expect(code).toBe(2)
    expect(notRunShape.parse(JSON.parse(stdout)).error.code).toBe('bad-credentials')
  })

  test('lists whom it did not find', { timeout: 60_000 }, async () => {
    const file = join(home, 'people.txt')
    writeFileSync(file, 'nobody@example.com\ngroup:Nobody\n')
    const { code, stdout } = await check(
      ['--json', '--subscribe', file],
      environment('ready', { AWS_REGION: 'us-east-1' }),
    )
    const report = reportShape.parse(JSON.parse(stdout))
    const people = report.findings.find(({ id }) => id === 'users-to-subscribe')
    expect({ code, verdict: people?.verdict, params: people?.statement.params }).toEqual({
      code: 1,
      verdict: 'fail',
      params: { missing: 2, all: 2 },
    })
  })

  test('is read through an assumed role', { timeout: 60_000 }, async () => {
    const roleArn = `arn:aws:iam::${organizations.ready?.caller.account}:role/KiroReadinessReader`
    const args = ['--json', '--role-arn', roleArn, '--external-id', 'kiro-readiness-ready']
    const { stdout } = await check(args, environment('ready', { AWS_REGION: 'us-east-1' }))
    const report = reportShape.parse(JSON.parse(stdout))
    expect(report.account.callerArn).toContain(':assumed-role/KiroReadinessReader/')
    expect(report.findings.find(({ id }) => id === 'aws-admin-permissions')?.verdict).toBe('todo')
  })
})
