import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formWith } from '@/cli/built-server'
import type { PlainBrowser } from '@/cli/plain-browser'
import { buildIfStale } from '@/cli/prepare.mjs'
import { setUp } from '@/cli/set-up'
import { type Figure, median } from './figure'
import { SlowAws } from './slow-aws'

const root = join(import.meta.dirname, '..')
/** A server that has been used: V8 compiles what runs often. */
const WARM_UP = 15
const TIMES = 25
const PORT = 3925
const address = `http://localhost:${PORT}`

/** The built server, as `npm start` serves it. */
export async function serverFigures(): Promise<readonly Figure[]> {
  buildIfStale()
  const aws = await SlowAws.start(100, 'cmk-missing')
  const company = aws.at.organizations['cmk-missing']
  if (!company) throw new Error('cmk-missing is not served')
  const started = performance.now()
  const server = spawn('npm', ['start'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: String(PORT),
      DATA_DIR: mkdtempSync(join(tmpdir(), 'kiro-readiness-bench-')),
      AWS_ENDPOINT_URL: aws.at.endpoint,
      AWS_REGION: company.region,
      AWS_ACCESS_KEY_ID: company.keys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: company.keys.secretAccessKey,
      AWS_SESSION_TOKEN: company.keys.sessionToken ?? '',
    },
  })
  try {
    const said = await announced(server)
    const start = performance.now() - started
    await fetch(address)
    await pause(2_000)
    const idle = residentMegabytes()
    const admin = await setUp({ address, log: () => said.text })
    const firsts: number[] = []
    for (let time = 0; time < WARM_UP + TIMES; time++) {
      const first = await firstVerdict(admin)
      if (time >= WARM_UP) firsts.push(first)
      await pause(1_100)
    }
    return [
      {
        what: 'npm start, everything built, to its first answer',
        measured: start / 1_000,
        limit: 3,
        unit: 's',
      },
      { what: 'memory of the idle server', measured: idle, limit: 200, unit: 'MB' },
      {
        what: 'from the click to the first verdict on the page, of a warm server',
        measured: median(firsts),
        limit: 160,
        unit: 'ms',
      },
    ]
  } finally {
    // npm, the starter and the server are one process group of ours.
    if (server.pid) process.kill(-server.pid, 'SIGTERM')
    await once(server, 'exit')
    aws.stop()
  }
}

/** Until it has said where it is; its output is read on, so that it can go on writing. */
function announced(server: ChildProcess): Promise<{ text: string }> {
  const said = { text: '' }
  return new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error('npm start ended without an address')))
    server.stdout?.on('data', chunk => {
      said.text += chunk
      if (said.text.includes('http')) resolve(said)
    })
  })
}

/** As a browser without JavaScript posts the form, reading the checklist as it streams. */
async function firstVerdict(admin: PlainBrowser): Promise<number> {
  const form = formWith(await admin.page('/'), 'source')
  form.set('source', 'environment')
  const started = performance.now()
  const posted = await admin.fetch('/', { method: 'POST', body: form })
  const location = posted.headers.get('location')
  if (!location) throw new Error(`The form led nowhere: HTTP ${posted.status}`)
  const checklist = await admin.fetch(location.replace(/\?.*/, ''))
  const decoder = new TextDecoder()
  let seen = ''
  for await (const chunk of checklist.body ?? []) {
    seen += decoder.decode(chunk, { stream: true })
    if (/data-verdict="(pass|warn|fail|todo|skip|unknown)"/.test(seen)) return performance.now() - started
  }
  throw new Error('No verdict on the page')
}

function residentMegabytes(): number {
  const children = (pid: string): string[] =>
    readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .flatMap(child => [child, ...children(child)])
  const servers = children(String(process.pid)).filter(pid =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('next-server'),
  )
  const sizes = servers.map(
    pid => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024,
  )
  return Math.max(...sizes)
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
