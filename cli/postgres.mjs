// Plain JavaScript, beside the browser: both are what the tests need installed.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { run, say } from './prepare.mjs'

const DEBIAN = '/usr/lib/postgresql'

/** The folder of PostgreSQL's programs: one that is there, else Debian's package. */
export function postgresFolder() {
  const there = found()
  if (there) return there
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say("No PostgreSQL here: installing Debian's …")
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', 'postgresql'], { DEBIAN_FRONTEND: 'noninteractive' })
    const debians = found()
    if (debians) return debians
  }
  say(
    'The store is tested against PostgreSQL too. Install it (Debian: apt-get install postgresql), or put initdb and postgres on the PATH.',
  )
  process.exit(1)
}

function found() {
  const versions = existsSync(DEBIAN)
    ? readdirSync(DEBIAN)
        .sort((a, b) => Number(b) - Number(a))
        .map(version => join(DEBIAN, version, 'bin'))
    : []
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...versions]
  return folders.find(folder => ['initdb', 'postgres'].every(name => existsSync(join(folder, name))))
}

/** A server of its own on a free loopback port, in a folder that goes when it stops. */
export async function startPostgres() {
  const folder = mkdtempSync(join(tmpdir(), 'kiro-readiness-postgres-'))
  const as = account()
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid)
  const bin = postgresFolder()
  const data = join(folder, 'data')
  const init = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...as, cwd: folder, encoding: 'utf8' },
  )
  if (init.status !== 0) throw new Error(`initdb failed: ${init.stderr || init.error}`)
  const port = await freePort()
  const settings = [
    'fsync=off',
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${folder}`,
  ]
  let server
  const start = async () => {
    server = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap(setting => ['-c', setting])], {
      ...as,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    for await (const chunk of server.stderr.setEncoding('utf8'))
      if (chunk.includes('ready to accept connections')) break
  }
  const end = async signal => {
    const exited = once(server, 'exit')
    server.kill(signal)
    await exited
  }
  await start()
  return {
    url: `postgres://postgres@127.0.0.1:${port}`,
    start,
    /** As a machine that loses power: nothing is told. */
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** initdb refuses root: what root starts runs as postgres, or as nobody. */
function account() {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map(which => Number(spawnSync('id', [which, name]).stdout))
    if (uid > 0 && gid > 0) return { uid, gid }
  }
  throw new Error('PostgreSQL does not run as root, and there is no account postgres or nobody')
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}
