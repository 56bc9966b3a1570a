import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { env } from '@/lib/env'
import type { RunTarget } from '@/lib/target'

/** A finished run, as it is kept: no key of any kind is part of it. */
export type RunRecord<Report> = {
  readonly id: string
  readonly startedAt: string
  readonly of: RunTarget
  readonly report: Report
}

export interface RunStore<Report> {
  save(record: RunRecord<Report>): Promise<void>
  load(id: string): Promise<RunRecord<Report> | null>
  /** Newest first. */
  recent(most: number): Promise<readonly RunRecord<Report>[]>
}

const frame = z.object({
  id: z.string(),
  startedAt: z.string(),
  of: z.object({
    source: z.enum(['environment', 'profile', 'keys', 'demo']),
    name: z.string().nullable(),
    roleArn: z.string().nullable(),
    externalId: z.string().nullable(),
    hints: z.object({
      region: z.string().optional(),
      profileRegion: z.string().optional(),
      administrator: z.string().optional(),
      subscribe: z.array(z.string()).optional(),
      instanceArn: z.string().optional(),
    }),
    endpoint: z.string().nullable(),
  }),
})

/** Sorts by time as text, and cannot be guessed. */
export const runId = /^[0-9a-z]{8,12}-[0-9a-f]{16}$/

/** One file a run under DATA_DIR, written beside its place and moved there: a reader never sees half of one. */
export function fileStore<Report>(report: z.ZodType<Report>): RunStore<Report> {
  const shape = frame.extend({ report })
  const folder = join(env().DATA_DIR, 'runs')
  const load = async (id: string): Promise<RunRecord<Report> | null> => {
    if (!runId.test(id)) return null
    try {
      return shape.parse(JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8'))) as RunRecord<Report>
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }
  /** One file that cannot be read must not hide the others. */
  const unlessBroken = (id: string) =>
    load(id).catch((error: unknown) => {
      console.error(`run ${id} in ${folder} cannot be read:`, error)
      return null
    })
  return {
    load,
    async save(record) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const path = join(folder, `${record.id}.json`)
      await writeFile(`${path}.new`, JSON.stringify(record), { mode: 0o600 })
      await rename(`${path}.new`, path)
    },
    async recent(most) {
      const names = await readdir(folder).catch((error: unknown) => {
        if (isMissing(error)) return []
        throw error
      })
      const ids = names.filter(name => name.endsWith('.json')).map(name => name.slice(0, -5))
      const records = await Promise.all(ids.sort().reverse().slice(0, most).map(unlessBroken))
      return records.filter(record => record !== null)
    },
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
