import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exactStatement } from '@/lib/kiro/key-policy'
import { home, inTerminal } from './in-terminal'
import { answer } from './policy/main'

const place = {
  instanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
  identityStoreArn: 'arn:aws:identitystore::111122223333:identitystore/d-1234567890',
  region: 'eu-central-1',
}
const ids = [
  '--key',
  'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  '--instance',
  place.instanceArn,
  '--identity-store',
  'd-1234567890',
]
const root = {
  Sid: 'Enable IAM User Permissions',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 'kms:*',
  Resource: '*',
}
const both = [exactStatement('identity-center', place), exactStatement('identity-store', place)]
const elsewhere = exactStatement('identity-center', { ...place, region: 'us-west-2' })
const doubtful = {
  ...both[0],
  Condition: { StringEquals: { ...both[0]?.Condition.StringEquals, 'aws:SourceAccount': '111122223333' } },
}

function file(name: string, ...statements: readonly object[]): string {
  return written(name, JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2))
}

function written(name: string, text: string): string {
  const path = join(home, name)
  writeFileSync(path, text)
  return path
}

const files = {
  bare: file('bare.json', root),
  open: file('open.json', root, ...both),
  elsewhere: file('elsewhere.json', root, elsewhere, both[1] ?? {}),
  doubtful: file('doubtful.json', root, doubtful, both[1] ?? {}),
  inert: file('inert.json', root, { Effect: 'Deny', Principal: '*', Action: 'kms:*' }),
  deleted: file('deleted.json', root, elsewhere, {
    ...root,
    Sid: 'Old',
    Principal: { AWS: 'AIDAEXAMPLEEXAMPLEEXA' },
  }),
  broken: written('broken.json', '{"Statement": [{"Effect": "Maybe"}]}'),
  request: written(
    'request.json',
    JSON.stringify({
      principal: { arn: 'arn:aws:iam::111122223333:role/Admin' },
      action: 'kms:PutKeyPolicy',
      resource: ids[1],
      context: {},
    }),
  ),
}

describe('a policy in a file', () => {
  test.each([
    ['it lets Kiro in', ['decide', files.open, ...ids], 0, /✔ allowed {2}Kiro through IAM Identity Center/],
    [
      'it does not',
      ['decide', files.bare, ...ids],
      1,
      /no statement allows it {2}Kiro through Identity Store/,
    ],
    ['nobody knows', ['decide', files.doubtful, ...ids], 3, /it hangs on aws:sourceaccount/i],
    ['one request', ['decide', files.bare, '--request', files.request], 0, /✔ allowed {2}the request in/],
    [
      'why not',
      ['explain', files.elsewhere, ...ids],
      1,
      /asks for {2}sso\.us-west-2\.amazonaws\.com\s+is sent {3}sso\.eu-central-1\.amazonaws\.com/,
    ],
    [
      'what KMS would refuse it for',
      ['explain', files.deleted, ...ids],
      1,
      /mind: The statement “Old” names AIDAEXAMPLEEXAMPLEEXA/,
    ],
    ['the change', ['patch', files.bare, ...ids], 0, /"Allow Kiro to use key via IDC"/],
    ['as CDK', ['patch', files.bare, ...ids, '--as', 'cdk'], 0, /addToResourcePolicy/],
    ['any id', ['patch', files.bare, ...ids, '--relaxed'], 0, /"arn:aws:sso:::instance\/\*"/],
    ['the same meaning', ['diff', files.open, files.open], 0, /mean the same/],
    ['another meaning', ['diff', files.open, files.elsewhere], 1, /- "sso\.eu-central-1\.amazonaws\.com"/],
    [
      'who gets in by it',
      ['diff', files.bare, files.open, ...ids],
      1,
      /Let in now:\n {4}q\.amazonaws\.com: kms:Decrypt/,
    ],
    ['nothing wrong', ['lint', files.open], 0, /Nothing found/],
    ['in vain', ['lint', files.inert], 1, /Statement\[1\]/],
  ] as const)('%s: %j', (_name, args, expected, says) => {
    const { code, stdout } = answer(args)
    expect(code).toBe(expected)
    expect(stdout).toMatch(says)
  })

  test.each([
    [['decide', files.open, ...ids], 'decide'],
    [['explain', files.elsewhere, ...ids], 'explain'],
    [['patch', files.bare, ...ids], 'patch'],
    [['diff', files.bare, files.open, ...ids], 'diff'],
    [['lint', files.inert], 'lint'],
  ] as const)('%j is one document with --json', (args, command) => {
    const { stdout, stderr } = answer([...args, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, command })
    expect(stderr).toBe('')
  })

  test('what patch prints is let in by decide, and is not patched again', { timeout: 60_000 }, async () => {
    const patched = await inTerminal('policy', ['patch', files.bare, ...ids, '--as', 'policy'])
    expect((await inTerminal('policy', ['decide', '-', ...ids], { input: patched.stdout })).code).toBe(0)
    const again = await inTerminal('policy', ['patch', '-', ...ids], { input: patched.stdout })
    expect({ code: again.code, stdout: again.stdout }).toEqual({ code: 4, stdout: '' })
  })

  test.each([
    ['arn:aws:iam::111122223333:role/Admin', /^(?!.*arn:aws:iam::111122223333:role\/Admin)/s],
    ['arn:aws:iam::444455556666:role/Admin', /444455556666; only a principal of 111122223333/],
  ])('patch says what is to be known where %s writes it, beside the text', (caller, says) => {
    const { code, stdout, stderr } = answer(['patch', files.bare, ...ids, '--caller', caller])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toHaveLength(2)
    expect(stderr).toMatch(says)
  })

  test('a fault is none of the answers that exit codes tell', { timeout: 60_000 }, async () => {
    // No runtime does that: it stands for a mistake of ours. What reads the sources goes on as it is.
    const broken = `const { encode } = TextEncoder.prototype
      TextEncoder.prototype.encode = function (text) {
        if (String(text).startsWith('{') && text.includes('"Version"')) throw new Error('no more bytes')
        return encode.call(this, text)
      }`
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(broken)}` }
    const { code, stdout, stderr } = await inTerminal('policy', ['patch', files.bare, ...ids, '--json'], {
      env,
    })
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, error: { code: 'fault' } })
    expect(stderr).toContain('no more bytes')
  })

  test.each([
    [['decide', files.broken, ...ids], /Effect/],
    [['lint'], /lint takes one file, not 0/],
    [['decide', files.open], /needs --key, --instance and --identity-store/],
    [['decide', join(home, 'nowhere.json'), ...ids], /There is no file/],
    [['divine', files.open], /divine is no command/],
    [['decide', files.open, ...ids, '--owner', 'me'], /twelve digits/],
    [['decide', files.open, '--request', files.open], /is no request/],
    [
      ['patch', files.bare, ...ids, '--instance', `${place.instanceArn}\${aws:username}`],
      /is not the ARN of an Id/,
    ],
    [
      ['patch', files.bare, ...ids, '--instance', 'arn:aws:sso:::instance/ssoins-*'],
      /is not the ARN of an Id/,
    ],
    [['patch', files.bare, ...ids, '--key', `${ids[1]}*`], /is not the ARN of a KMS key/],
    [
      ['patch', files.bare, ...ids, '--identity-store', `${place.identityStoreArn}\${*}`],
      /is neither an id \(d-…\) nor an ARN/,
    ],
    [['patch', files.bare, ...ids, '--caller', 'me'], /--caller me is not the ARN/],
    [['patch', files.bare, ...ids, '--caller', 'arn:aws:s3:::bucket'], /is not the ARN of a user/],
  ] as const)('%j cannot run, and says why in a sentence', (args, says) => {
    const { code, stdout, stderr } = answer(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(says)
  })
})
