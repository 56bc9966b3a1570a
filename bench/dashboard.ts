import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startPostgres } from '@/cli/postgres.mjs'
import { buildIfStale } from '@/cli/prepare.mjs'
import { openStore, type StorePlace } from '@/lib/store/database'
import { type Figure, median } from './figure'
import { fillStore } from './many-accounts'

const root = join(import.meta.dirname, '..')
const WARM_UP = 30
const TIMES = 60
const PORTS = { few: 3926, many: 3927 } as const

/** The dashboard's first byte, of two servers in turns: one with 10 accounts, one with 1,000 and 100,000 runs. */
export async function dashboardFigures(): Promise<readonly Figure[]> {
  buildIfStale()
  const postgres = await startPostgres()
  try {
    const databaseUrl = async (name: string) => {
      const client = new Client(postgres.url)
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return `${postgres.url}/${name}`
    }
    return [
      await figure('SQLite', place(), place()),
      await figure('PostgreSQL', place(await databaseUrl('few')), place(await databaseUrl('many'))),
    ]
  } finally {
    await postgres.stop()
  }
}

function place(databaseUrl?: string): StorePlace {
  return { dataDir: mkdtempSync(join(tmpdir(), 'kiro-readiness-bench-')), databaseUrl }
}

async function figure(name: string, few: StorePlace, many: StorePlace): Promise<Figure> {
  await filled(few, 10, 10)
  await filled(many, 1_000, 100)
  const servers = [start(few, PORTS.few), start(many, PORTS.many)]
  try {
    for (const server of servers) await announced(server)
    const [fewer, more]: [number[], number[]] = [[], []]
    for (let time = 0; time < WARM_UP + TIMES; time++) {
      const times = [await firstByte(PORTS.few), await firstByte(PORTS.many)] as const
      if (time < WARM_UP) continue
      fewer.push(times[0])
      more.push(times[1])
    }
    return {
      what: `the dashboard of 1,000 accounts and 100,000 runs against 10 accounts, ${name}`,
      measured: median(more) / median(fewer),
      limit: 1.5,
      unit: 'times',
    }
  } finally {
    for (const server of servers) {
      if (server.pid) process.kill(-server.pid, 'SIGTERM')
      await once(server, 'exit')
    }
  }
}

async function filled(at: StorePlace, accounts: number, runs: number): Promise<void> {
  const store = await openStore(at)
  await fillStore(store, accounts, runs)
  await store.close()
}

function start({ dataDir, databaseUrl }: StorePlace, port: number): ChildProcess {
  return spawn('npm', ['start'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    },
  })
}

async function announced(server: ChildProcess): Promise<void> {
  for await (const chunk of server.stdout ?? []) if (String(chunk).includes('http')) return
  throw new Error('npm start ended without an address')
}

/** In milliseconds. The rest of the page is read too, so that the next one does not wait for it. */
async function firstByte(port: number): Promise<number> {
  const started = performance.now()
  const response = await fetch(`http://localhost:${port}/`)
  const reader = response.body?.getReader()
  await reader?.read()
  const first = performance.now() - started
  while (reader && !(await reader.read()).done);
  if (!response.ok) throw new Error(`The dashboard answered ${response.status}`)
  return first
}
