import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfStale } from '@/cli/prepare.mjs'
import { type Figure, median } from './figure'
import { SlowAws } from './slow-aws'

const root = join(import.meta.dirname, '..')
/** A server that has been used: V8 compiles what runs often. */
const WARM_UP = 15
const TIMES = 9
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
    await announced(server)
    const start = performance.now() - started
    await fetch(address)
    await pause(2_000)
    const idle = residentMegabytes()
    const firsts: number[] = []
    for (let time = 0; time < WARM_UP + TIMES; time++) {
      const first = await firstVerdict()
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
function announced(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error('npm start ended without an address')))
    server.stdout?.on('data', chunk => {
      if (String(chunk).includes('http')) resolve()
    })
  })
}

/** As a browser without JavaScript posts the form, reading the checklist as it streams. */
async function firstVerdict(): Promise<number> {
  const page = await (await fetch(address)).text()
  const form = accountForm(page)
  const started = performance.now()
  const posted = await fetch(address, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { origin: address },
  })
  const location = posted.headers.get('location')
  if (!location) throw new Error(`The form led nowhere: HTTP ${posted.status}`)
  const checklist = await fetch(new URL(location.replace(/\?.*/, ''), address))
  const decoder = new TextDecoder()
  let seen = ''
  for await (const chunk of checklist.body ?? []) {
    seen += decoder.decode(chunk, { stream: true })
    if (/data-verdict="(pass|warn|fail|todo|skip|unknown)"/.test(seen)) return performance.now() - started
  }
  throw new Error('No verdict on the page')
}

/** Hidden fields and what is chosen when the page opens. */
function accountForm(page: string): FormData {
  const html = [...page.matchAll(/<form[\s\S]*?<\/form>/g)]
    .map(([text]) => text)
    .find(text => text.includes('name="source"'))
  if (!html) throw new Error('The page offers no account form')
  const form = new FormData()
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1]
    const type = /\btype="([^"]*)"/.exec(tag)?.[1] ?? 'text'
    if (!name || (type === 'radio' && !/\bchecked/.test(tag))) continue
    form.append(name, decode(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? ''))
  }
  form.set('source', 'environment')
  return form
}

function decode(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
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
