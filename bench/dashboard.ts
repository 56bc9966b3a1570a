import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { type BuiltServer, startBuilt } from '@/cli/built-server'
import { startPostgres } from '@/cli/postgres.mjs'
import { buildIfStale } from '@/cli/prepare.mjs'
import { openStore } from '@/lib/store/database'
import { type Figure, median } from './figure'
import { fillStore } from './many-accounts'

const build = join(import.meta.dirname, '..', '.next', 'standalone')
const WARM_UP = 30
const TIMES = 60

/** The dashboard's first byte, of two servers in turns: one with 10 accounts, one with 1,000 and 100,000 runs. */
export async function dashboardFigures(): Promise<readonly Figure[]> {
  buildIfStale()
  const postgres = await startPostgres()
  try {
    const url = async (name: string) => {
      const client = new Client(postgres.url)
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return `${postgres.url}/${name}`
    }
    return [await figure('SQLite'), await figure('PostgreSQL', await url('few'), await url('many'))]
  } finally {
    await postgres.stop()
  }
}

async function figure(name: string, urlOfFew?: string, urlOfMany?: string): Promise<Figure> {
  const servers = [await filled(10, 10, urlOfFew), await filled(1_000, 100, urlOfMany)] as const
  try {
    const [few, many]: [number[], number[]] = [[], []]
    for (let time = 0; time < WARM_UP + TIMES; time++) {
      const [fewer, more] = [await firstByte(servers[0]), await firstByte(servers[1])]
      if (time < WARM_UP) continue
      few.push(fewer)
      many.push(more)
    }
    return {
      what: `first byte of the dashboard of 1,000 accounts and 100,000 runs against 10 accounts, ${name}`,
      measured: median(many) / median(few),
      limit: 1.5,
      unit: 'times',
    }
  } finally {
    for (const server of servers) await server.stop()
  }
}

async function filled(accounts: number, runs: number, databaseUrl?: string): Promise<BuiltServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kiro-readiness-bench-'))
  const store = await openStore({ dataDir, databaseUrl })
  await fillStore(store, accounts, runs)
  await store.close()
  return startBuilt(build, { DATA_DIR: dataDir, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) })
}

/** In milliseconds. The rest of the page is read too, so that the next one does not wait for it. */
async function firstByte({ address }: BuiltServer): Promise<number> {
  const started = performance.now()
  const response = await fetch(address)
  const reader = response.body?.getReader()
  await reader?.read()
  const first = performance.now() - started
  while (reader && !(await reader.read()).done);
  if (!response.ok) throw new Error(`The dashboard answered ${response.status}`)
  return first
}
