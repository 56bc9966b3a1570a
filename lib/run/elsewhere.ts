import { checklist } from '@/lib/checks'
import type { CheckId, Finding, Report } from '@/lib/report/model'
import type { Store } from '@/lib/store/database'
import { StoreProblem } from '@/lib/store/problem'
import { findingsOf, type RunRow, runById } from '@/lib/store/runs'
import type { RunTarget } from '@/lib/target'
import { Bell } from './bell'
import type { Progress, Run } from './run'
import { endedRun } from './stored'

/** How often the store is asked, in milliseconds. */
const EVERY = 300

/** A run under way on another server, followed through the store until it ends or is found interrupted. */
export class RunElsewhere implements Run {
  readonly id: string
  readonly startedAt: string
  readonly of: RunTarget
  readonly #findings = new Map<CheckId, Finding>()
  readonly #ended: Promise<Run>
  #end: Run | null = null
  #trouble: StoreProblem | null = null
  readonly #bell = new Bell()

  constructor(
    private readonly store: Store,
    row: RunRow,
  ) {
    this.id = row.id
    this.startedAt = row.started_at
    this.of = JSON.parse(row.target)
    this.#ended = this.#follow()
  }

  finding(id: CheckId): Finding | null {
    return this.#end?.finding(id) ?? this.#findings.get(id) ?? null
  }

  async judged(id: CheckId): Promise<Finding> {
    for (;;) {
      const finding = this.finding(id)
      if (finding) return finding
      if (this.#end) return this.#end.judged(id)
      await this.changed()
    }
  }

  progress(): Progress {
    return this.#end?.progress() ?? { judged: this.#findings.size, total: checklist.length, asking: [] }
  }

  changed(): Promise<void> {
    return this.#end ? Promise.resolve() : this.#bell.heard()
  }

  report(): Report | null {
    return this.#end?.report() ?? null
  }

  async finished(): Promise<Report> {
    return (await this.#ended).finished()
  }

  state(): ReturnType<Run['state']> {
    return this.#end?.state() ?? 'running'
  }

  trouble(): StoreProblem | null {
    return this.#trouble
  }

  /** Ends with the run: every run ends, or is found interrupted, within a minute or so. */
  async #follow(): Promise<Run> {
    for (;;) {
      try {
        const row = await runById(this.store.db, this.id)
        if (row?.report) {
          this.#end = endedRun(row.id, row.started_at, this.of, JSON.parse(row.report), row.state)
          this.#bell.ring()
          return this.#end
        }
        for (const { check_id, finding } of await findingsOf(this.store.db, this.id))
          if (!this.#findings.has(check_id as CheckId)) {
            this.#findings.set(check_id as CheckId, JSON.parse(finding))
            this.#bell.ring()
          }
        this.#trouble = null
      } catch (error) {
        this.#trouble = StoreProblem.of(error, this.store.where)
      }
      await new Promise(resolve => setTimeout(resolve, EVERY).unref())
    }
  }
}
