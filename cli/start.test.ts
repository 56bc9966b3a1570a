import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Clone, makeClone } from './clone'

/** Answers with what it was told. */
const server = `
  console.log('a banner in its own words')
  require('node:http').createServer((request, response) => {
    const { HOSTNAME, PORT, DATA_DIR } = process.env
    response.end(JSON.stringify({ HOSTNAME, PORT, DATA_DIR }))
  }).listen(Number(process.env.PORT), process.env.HOSTNAME)`

let clone: Clone
let started: ChildProcess | undefined
let taken: Server
let takenPort: number
function cloneWith(itsServer: string): Clone {
  const made = makeClone(['prepare.mjs', 'start.mjs'], itsServer)
  made.put('package.json', '{ "name": "clone", "version": "1.0.0" }')
  made.put('package-lock.json', '{ "name": "clone", "lockfileVersion": 3, "packages": { "": {} } }')
  made.put('node_modules/tailwindcss/package.json', '{}')
  made.put('node_modules/.package-lock.json', '{}')
  return made
}

beforeEach(async () => {
  clone = cloneWith(server)
  taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  takenPort = typeof address === 'object' && address ? address.port : 0
})
afterEach(async () => {
  taken.close()
  if (!started || started.exitCode !== null) return
  const exited = once(started, 'exit')
  // It takes its server with it, which would keep its port otherwise.
  started.kill('SIGTERM')
  await exited
})

/** Until it prints an address (or what is waited for), or ends. */
async function start(env: Readonly<Record<string, string>>, until = /http:\S+\n/) {
  const child = spawn(process.execPath, ['cli/start.mjs'], {
    cwd: clone.at(),
    env: { ...clone.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started = child
  let [stdout, stderr] = ['', '']
  child.stderr.setEncoding('utf8').on('data', chunk => {
    stderr += chunk
  })
  const announced = new Promise<void>(resolve => {
    child.stdout.setEncoding('utf8').on('data', chunk => {
      stdout += chunk
      if (until.test(stdout)) resolve()
    })
  })
  await Promise.race([announced, once(child, 'exit')])
  return { child, stdout, all: () => stdout, stderr, address: /http:\S+/.exec(stdout)?.[0] ?? '' }
}

describe('npm start', () => {
  test('builds, serves on loopback alone, and prints one address', async () => {
    const { stdout, stderr, address } = await start({})
    expect(stdout).toBe(`Kiro Readiness is at ${address}\n`)
    expect(stderr).toBe('Building …\n')
    const { hostname, port } = new URL(address)
    expect(hostname).toBe('localhost')
    expect(await (await fetch(`http://127.0.0.1:${port}`)).json()).toEqual({
      HOSTNAME: '127.0.0.1',
      PORT: port,
      // Not in the build, which the next build takes away.
      DATA_DIR: clone.at('.data'),
    })
  })

  test.each([
    ['a machine’s own name is no address to listen on', { HOSTNAME: 'workstation' }, '127.0.0.1'],
    ['every address is listened on where that is asked for', { HOSTNAME: '0.0.0.0' }, '0.0.0.0'],
    ['a variable that is set to nothing is not set', { HOSTNAME: '', PORT: '', DATA_DIR: '' }, '127.0.0.1'],
  ])('%s', async (_, env, HOSTNAME) => {
    const { address } = await start(env)
    const told = await (await fetch(address.replace('localhost', '127.0.0.1'))).json()
    expect(told).toMatchObject({ HOSTNAME, DATA_DIR: clone.at('.data') })
  })

  test('takes the port and the folder that are named', async () => {
    taken.close()
    await once(taken, 'close')
    const { address } = await start({ PORT: String(takenPort), DATA_DIR: '/somewhere' })
    expect(address).toBe(`http://localhost:${takenPort}`)
    expect(await (await fetch(`http://127.0.0.1:${takenPort}`)).json()).toMatchObject({
      DATA_DIR: '/somewhere',
    })
  })

  test('says that a port is taken', async () => {
    const { child, stdout, stderr } = await start({ PORT: String(takenPort) })
    expect({ code: child.exitCode, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(`Port ${takenPort} of 127.0.0.1 is in use`)
  })

  test.each(['0', '65536', 'http', '80.5'])('says that PORT=%s is no port', async PORT => {
    const { child, stderr } = await start({ PORT })
    expect(child.exitCode).toBe(1)
    expect(stderr).toContain(`PORT is ${PORT}`)
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('takes its server with it on %s', async signal => {
    const { child, address } = await start({})
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
    await expect(fetch(address)).rejects.toThrow()
  })
})

describe('npm start, with the server itself', () => {
  const built = join(import.meta.dirname, '..', '.next', 'standalone')

  test('listens where it is told, keeps its data there, and prints the set-up link once', async () => {
    clone = cloneWith(
      `process.chdir(${JSON.stringify(built)}); require(${JSON.stringify(join(built, 'server.js'))})`,
    )
    taken.close()
    await once(taken, 'close')
    const PORT = String(takenPort)
    // Every address of 127.0.0.0/8 is this machine: https://www.rfc-editor.org/rfc/rfc1122#section-3.2.1.3
    const env = { HOSTNAME: '127.0.0.2', PORT, DATA_DIR: clone.at('data') }
    const { all } = await start(env, /open http:\S+/)
    const address = `http://127.0.0.2:${PORT}`
    expect(all()).toMatch(
      new RegExp(`^Kiro Readiness is at ${address}\\nTo set it up, open ${address}/join/[\\w-]{43} .*\\n$`),
    )
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    await expect(fetch(`http://127.0.0.1:${PORT}/healthz`)).rejects.toThrow()
    expect(readdirSync(clone.at('data'))).toContain('kiro-readiness.db')
    const link = /http:\S+\/join\/\S+/.exec(all())?.[0] ?? ''
    expect(await (await fetch(link)).text()).toContain('name="password"')
    expect(all().match(/\/join\//g)).toHaveLength(1)
  })
})
