import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const demo = (...args: string[]) =>
  spawn(process.execPath, ['--import', 'tsx', 'cli/demo.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })

async function ended(...args: string[]) {
  const child = demo(...args)
  let [out, err] = ['', '']
  child.stdout.on('data', chunk => {
    out += chunk
  })
  child.stderr.on('data', chunk => {
    err += chunk
  })
  const [code] = await once(child, 'close')
  return { code, out, err }
}

test('the command prints what any SDK needs, serves it, and stops when told', async () => {
  const child = demo('ready')
  let out = ''
  for await (const chunk of child.stdout) {
    out += chunk
    if (out.includes('\n# ')) break
  }
  const exported = Object.fromEntries(
    Array.from(out.matchAll(/^export (\w+)=(.*)$/gm), ([, name, value]) => [name, value]),
  )
  expect(Object.keys(exported)).toEqual([
    'AWS_ENDPOINT_URL',
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_REGION',
    'AWS_EC2_METADATA_DISABLED',
  ])
  const sts = new STSClient({
    endpoint: exported.AWS_ENDPOINT_URL,
    region: exported.AWS_REGION,
    credentials: {
      accessKeyId: exported.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: exported.AWS_SECRET_ACCESS_KEY ?? '',
      sessionToken: exported.AWS_SESSION_TOKEN ?? '',
    },
  })
  expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe('111122223333')
  child.kill('SIGTERM')
  expect((await once(child, 'exit'))[0]).toBe(0)
})

test.each([
  [['--list'], 0, /^ready +Tamarind/m, /^$/],
  [[], 0, /^broken /m, /^$/],
  [['nowhere'], 2, /^$/, /no demo organization "nowhere"; there are ready, cmk-ready/],
  [['ready', '--port', 'x'], 2, /^$/, /--port takes a number/],
  [['--nonsense'], 2, /^$/, /Usage: npm run/],
])('%j exits with %i', async (args, code, out, err) => {
  const result = await ended(...args)
  expect(result.code).toBe(code)
  expect(result.out).toMatch(out)
  expect(result.err.replace(/^npm warn.*\n/gm, '')).toMatch(err)
})
