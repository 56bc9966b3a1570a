import type { TestProject } from 'vitest/node'
import { startPostgres } from './cli/postgres.mjs'

/** One PostgreSQL for all tests of a run; each test makes a database of its own in it. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres()
  provide('postgres', url)
  return stop
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string
  }
}
