import { z } from 'zod'
import { asking } from '@/lib/auth/asking'
import { may } from '@/lib/auth/rights'
import { findRun, type UnreadableRun } from '@/lib/run'
import type { Problem, Run } from '@/lib/run/run'

const runId = z.string().max(64)

/** A run that whoever asks may see. */
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
  return parsed.success && may(await asking(), 'see') ? findRun(parsed.data) : null
}
