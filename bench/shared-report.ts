import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfStale } from '@/cli/prepare.mjs'
import { startDemo } from '@/lib/demo'
import { begin } from '@/lib/run/begin'
import { endedRun, linkTo } from '@/lib/run/sharing/fixture'
import { openStore } from '@/lib/store/database'
import { type Figure, median } from './figure'

const root = join(import.meta.dirname, '..')
const PORT = 3926
const READERS = 8
const [ROUNDS, VIEWS] = [7, 500]

/** A link to a report of the demo, opened on the built server over loopback. */
export async function sharedReportFigures(): Promise<readonly Figure[]> {
  buildIfStale()
  const dataDir = mkdtempSync(join(tmpdir(), 'kiro-readiness-bench-'))
  const path = `/r/${await token(dataDir)}`
  const collecting = ['--expose-gc', '--require', join(root, 'bench', 'collect.cjs')]
  const server = spawn(process.execPath, [...collecting, '.next/standalone/server.js'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: String(PORT), HOSTNAME: 'localhost', DATA_DIR: dataDir },
  })
  try {
    await said(server, 'Ready')
    const bytes = await size(path)
    await views(path, 1_000)
    const early = await memory(server)
    await views(path, 9_000)
    const late = await memory(server)
    // Only now: drawing the other page takes memory of its own.
    await views('/r', VIEWS)
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++)
      times.push((await views(path, VIEWS)) / (await views('/r', VIEWS)))
    return [
      {
        what: 'a shared report over the wire, scripts and styles too',
        measured: bytes / 1_000,
        limit: 120,
        unit: 'kB',
      },
      {
        what: 'a view of a shared report, in views of the emptiest page of the same server',
        measured: median(times),
        limit: 2,
        unit: '',
      },
      {
        what: 'memory after 10,000 views of it, of that after 1,000',
        measured: late / early,
        limit: 1.1,
        unit: '',
      },
    ]
  } finally {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
}

async function token(dataDir: string): Promise<string> {
  const demo = await startDemo({ organizations: ['cmk-missing'] })
  const source = {
    kind: 'demo',
    name: 'cmk-missing',
    endpoint: demo.endpoint,
    region: demo.region('cmk-missing'),
    keys: demo.credentials('cmk-missing'),
  } as const
  const begun = await begin({ source, hints: demo.hints('cmk-missing') })
  if (!begun.ok) throw new Error(begun.problem.message.text)
  const report = await begun.run.finished()
  await demo.close()
  const store = await openStore({ dataDir })
  const link = await linkTo(store, await endedRun(store, 1, report), {}, { by: 'bench', at: new Date() })
  await store.close()
  return link.token
}

const agent = new Agent({ keepAlive: true, maxSockets: READERS })

/** Bytes as they come, compressed, with the head. */
function read(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip' }
    get({ host: 'localhost', port: PORT, path, agent, headers }, answer => {
      let length = answer.rawHeaders.join('  \r\n').length
      answer.on('data', (chunk: Buffer) => {
        length += chunk.length
      })
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(length) : reject(new Error(`${path}: ${answer.statusCode}`)),
      )
    }).on('error', reject)
  })
}

/** The page and all that it asks for. */
async function size(path: string): Promise<number> {
  const text = await (await fetch(`http://localhost:${PORT}${path}`)).text()
  const others = [...text.matchAll(/<(?:link|script|img)[^>]*(?:href|src)="([^"]+)"/g)].map(
    ([, url]) => url ?? '',
  )
  const lengths = await Promise.all([path, ...others].map(read))
  return lengths.reduce((sum, length) => sum + length, 0)
}

/** Milliseconds of so many views, of which as many go on at once as there are readers. */
async function views(path: string, times: number): Promise<number> {
  const started = performance.now()
  let left = times
  const reader = async () => {
    while (left-- > 0) await read(path)
  }
  await Promise.all(Array.from({ length: READERS }, reader))
  return performance.now() - started
}

/** Until it has written this; its output is read on, so that it can go on writing. */
function said(server: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error(`The server ended before it said ${word}`)))
    const hear = (chunk: Buffer) => {
      if (!String(chunk).includes(word)) return
      server.stdout?.off('data', hear).resume()
      resolve()
    }
    server.stdout?.on('data', hear)
  })
}

/** What it holds once what it no longer uses is collected: before that, how lazy the collector is. */
async function memory(server: ChildProcess): Promise<number> {
  const collected = said(server, 'collected')
  server.kill('SIGUSR2')
  await collected
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1] ?? Number.NaN)
}
