import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { policy } from './any-policy-fixture'
import { cksum } from './cksum'
import { addingTheLast, key, mendedAndAdded } from './fixture'
import { type Change, render } from './index'

const root = mkdtempSync(join(tmpdir(), 'render-cli-'))
afterAll(() => rmSync(root, { recursive: true }))

/** An `aws` that notes what it is asked for, hands out the policy that it holds, and takes the one that it is given. */
const aws = `#!/bin/sh
for each; do printf '%s\\n' "$each"; done >"$HOME/asked-$2"
printf %s "$AWS_CLI_FILE_ENCODING" >"$HOME/encoding"
case "$2" in
  get-key-policy) [ -e "$HOME/policy" ] || exit 254; cat "$HOME/policy"; echo;;
  put-key-policy) [ -e "$HOME/read-only" ] && exit 254
    while [ "$1" != --policy ]; do shift; done; cat "\${2#file://}" >"$HOME/put";;
esac
`
const bin = join(root, 'bin')
mkdirSync(bin)
writeFileSync(join(bin, 'aws'), aws)
chmodSync(join(bin, 'aws'), 0o755)

type Run = {
  readonly shell?: readonly string[]
  readonly stdin?: string
  readonly prepare?: (home: string) => void
}

function run(script: string, now: string | null, { shell = ['sh', '-eu'], stdin, prepare }: Run = {}) {
  const home = mkdtempSync(join(root, 'run-'))
  writeFileSync(join(home, 'script'), script)
  if (now !== null) writeFileSync(join(home, 'policy'), now)
  prepare?.(home)
  const [name = '', ...args] = shell
  const done = spawnSync(name, stdin === undefined ? [...args, 'script'] : args, {
    cwd: home,
    env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, HOME: home },
    encoding: 'utf8',
    input: stdin ?? '',
  })
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' })
  const read = (file: string) => {
    const found = files.find(each => each === file || each.endsWith(`/${file}`))
    return found === undefined ? null : readFileSync(join(home, found), 'utf8')
  }
  return { status: done.status, out: done.stdout, err: done.stderr, read, files }
}

const { text } = render('cli', mendedAndAdded)
const script = (change: Partial<Change>) => render('cli', { ...mendedAndAdded, ...change }).text

test.each([['sh'], ['dash'], ['bash', '--posix'], ['bash']])('%s takes it for a script', (name, ...args) => {
  const { status, err } = run(text, null, { shell: [name, ...args, '-n'] })
  expect({ status, err }).toEqual({ status: 0, err: '' })
})

test('puts the policy to the byte, on the key, in its Region, and keeps what was there', () => {
  const { status, read } = run(text, mendedAndAdded.before)
  expect(status).toBe(0)
  expect(read('put')).toBe(mendedAndAdded.after)
  expect(read('before.json')).toBe(mendedAndAdded.before)
  const asked = read('asked-put-key-policy')?.trim().split('\n') ?? []
  expect(asked.toSpliced(7, 1)).toEqual([
    'kms',
    'put-key-policy',
    '--key-id',
    key.arn,
    '--policy-name',
    'default',
    '--policy',
    '--region',
    key.region,
  ])
  expect(asked[7]).toMatch(/^file:\/\/kms-key-policy-.*\/policy\.json$/)
  expect(read('asked-get-key-policy')?.split('\n')).toEqual(
    expect.arrayContaining([key.arn, key.region, 'default']),
  )
  expect(read('encoding')).toBe('UTF-8')
})

test('the check against a lockout stays on', () => {
  expect(text).not.toContain('bypass')
})

test('GovCloud has its own partition', () => {
  const arn = 'arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/mrk-1234'
  const { read } = run(script({ key: { ...key, arn, region: 'us-gov-west-1' } }), mendedAndAdded.before)
  expect(read('asked-put-key-policy')?.split('\n')).toEqual(expect.arrayContaining([arn, 'us-gov-west-1']))
})

test('a policy that has changed since is not overwritten', () => {
  const { status, err, read } = run(text, mendedAndAdded.before.replace('kms:*', 'kms:List*'))
  expect(status).toBe(1)
  expect(err).toContain('changed since')
  expect(read('asked-put-key-policy')).toBeNull()
  expect(read('before.json')).toContain('kms:List*')
})

test('a second run finds the policy there, and puts nothing', () => {
  const { status, read } = run(text, mendedAndAdded.after)
  expect(status).toBe(0)
  expect(read('asked-put-key-policy')).toBeNull()
})

test('line ends of another system are no change', () => {
  expect(run(text, mendedAndAdded.before.replaceAll('\n', '\r\n')).read('put')).toBe(mendedAndAdded.after)
})

test.each([
  ['the policy that was read', (copy: string) => copy.replace('sso.us-west-2', 'sso.us-west-1')],
  ['the policy that is to be', (copy: string) => copy.replaceAll('sso.us-east-1', 'sso.us-east-2')],
  [
    'the last line end',
    (copy: string) => copy.replace(/\}\nKEY_POLICY\n(?=whole "\$folder\/p)/, '} \nKEY_POLICY\n'),
  ],
])('a copy that lost something of %s stops', (_, lose) => {
  expect(lose(text)).not.toBe(text)
  const { status, err, read } = run(lose(text), mendedAndAdded.before)
  expect(status).toBe(1)
  expect(err).toContain('copy this script again')
  expect(read('asked-put-key-policy')).toBeNull()
})

test('what AWS refuses to read or to write is no success', () => {
  const unread = run(text, null)
  expect([unread.status, unread.read('asked-put-key-policy')]).toEqual([254, null])
  const refused = run(text, mendedAndAdded.before, {
    prepare: home => writeFileSync(join(home, 'read-only'), ''),
  })
  expect([refused.status, refused.out]).toEqual([254, ''])
})

test('pasted into a shell, it leaves that shell as it was', () => {
  const stdin = `${text}echo "$-" "$?" still here\n`
  const { out } = run('', mendedAndAdded.before.replace('kms:*', 'kms:List*'), { shell: ['sh'], stdin })
  expect(out).toMatch(/^s? 1 still here$/m)
})

test('a line like the mark of the here-document is data, and so is a key with a quote', () => {
  const after = '{\n}\nKEY_POLICY\ntouch stray\nKEY_POLICY_2\n'
  const arn = "arn:'\n$(touch stray)"
  const { read, files } = run(script({ after, key: { ...key, arn } }), mendedAndAdded.before)
  expect(read('put')).toBe(after)
  expect(files).not.toContain('stray')
  expect(read('asked-put-key-policy')).toContain(arn)
})

test('what it says of the key is a quoted word: some shells run comments that are pasted', () => {
  const about = script({ key: { ...key, arn: "a'; touch stray #\u001b[2J" } }).split('(\n')[0] ?? ''
  expect(about).not.toMatch(/^#/m)
  expect(about).not.toContain('\u001b')
  expect(run(about, null).files).toEqual(['script'])
})

test('any texts stay data, in every shell', () => {
  fc.assert(
    fc.property(policy, fc.constantFrom('dash', 'bash'), (any, shell) => {
      const change = addingTheLast(any)
      const raw = { ...change, after: `${change.after}\n${JSON.stringify(any.Id ?? '')}` }
      const { read, files, status } = run(render('cli', raw).text, raw.before, { shell: [shell, '-eu'] })
      expect({ status, put: read('put') }).toEqual({ status: 0, put: raw.after })
      expect(files.filter(file => /^(x|stray)$/.test(file))).toEqual([])
    }),
    { numRuns: 20 },
  )
})

test('the sum is the one that cksum prints', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 700 }), bytes => {
      const { stdout } = spawnSync('cksum', { input: bytes, encoding: 'utf8' })
      expect(cksum(bytes)).toBe(stdout.trim())
    }),
    { numRuns: 20, examples: [[new Uint8Array()], [new Uint8Array(256)]] },
  )
})
