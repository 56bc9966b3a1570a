import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { inject } from 'vitest'
import type { StorePlace } from './database'
import type { DatabaseKind } from './dialects'

/** The same tests run against both. */
export const databases: readonly DatabaseKind[] = ['sqlite', 'postgres']

/** A place for a store that nobody has used. */
export async function emptyPlace(kind: DatabaseKind): Promise<StorePlace> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kiro-readiness-store-'))
  if (kind === 'sqlite') return { dataDir }
  const name = `test_${randomBytes(6).toString('hex')}`
  const client = new Client(inject('postgres'))
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return { dataDir, databaseUrl: `${inject('postgres')}/${name}` }
}
