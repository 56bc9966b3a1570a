import { z } from 'zod'
import { isLocal } from '@/app/local'
import { findRun, type UnreadableRun } from '@/lib/run'
import type { Problem, Run } from '@/lib/run/run'

const runId = z.string().max(64)

/** A run that whoever asks may see: until people can sign in, elsewhere than on this machine only those of the demo. */
export async function visibleRun(id: unknown): Promise<Run | null> {
  const run = await found(id)
  return run && 'unreadable' in run ? null : run
}

/** Why a run that is there cannot be shown; null: it can, or there is none that whoever asks may see. */
export async function unreadableRun(id: unknown): Promise<Problem | null> {
  const run = await found(id)
  return run && 'unreadable' in run ? run.unreadable : null
}

async function found(id: unknown): Promise<Run | UnreadableRun | null> {
  const parsed = runId.safeParse(id)
  const run = parsed.success ? await findRun(parsed.data) : null
  if (!run || run.of.source === 'demo') return run
  return (await isLocal()) ? run : null
}
