import type { Message } from '@/lib/message'
import type { CheckId, Finding, Report } from '@/lib/report/model'
import type { StoreProblem } from '@/lib/store/problem'
import type { RunTarget } from '@/lib/target'

/** One walk through the checklist, running or finished. Never holds a secret. */
export interface Run {
  readonly id: string
  /** ISO 8601. */
  readonly startedAt: string
  readonly of: RunTarget
  /** As it stands now; null: not judged yet. */
  finding(id: CheckId): Finding | null
  /** Resolves once the check is judged; never rejects. */
  judged(id: CheckId): Promise<Finding>
  progress(): Progress
  /** Resolves at the next change of the progress; at once when the run is finished. */
  changed(): Promise<void>
  /** null while it runs. */
  report(): Report | null
  /** Never rejects. */
  finished(): Promise<Report>
  state(): 'running' | 'finished' | 'interrupted'
  /** Why what falls is not being kept at the moment; null: it is. */
  trouble(): StoreProblem | null
}

export type Progress = {
  readonly judged: number
  readonly total: number
  /** What AWS is being asked at this moment. */
  readonly asking: readonly Message[]
}

export type { Problem } from '@/lib/aws/problem'
