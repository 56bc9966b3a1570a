import type { Connection } from '@/lib/aws/connect'
import type { Limits } from '@/lib/aws/limits'
import { checklist } from '@/lib/checks'
import { facts } from '@/lib/facts'
import type { FactName } from '@/lib/facts/model'
import type { CheckId, Finding, Report } from '@/lib/report/model'
import type { StoreProblem } from '@/lib/store/problem'
import type { RunTarget } from '@/lib/target'
import type { Attested, AttestedOf } from './attested'
import { Bell } from './bell'
import { judge } from './judge'
import { Reading } from './reading'
import type { Recorder } from './recorder'
import type { Progress, Run } from './run'
import { summarize } from './summary'

/** A run under way: every fact starts at once, and every verdict is out the moment its facts are. */
export class LiveRun implements Run {
  readonly startedAt = new Date().toISOString()
  readonly reading: Reading
  readonly #findings = new Map<CheckId, Finding>()
  readonly #judged = new Map<CheckId, Promise<Finding>>()
  readonly #started: Promise<void>
  readonly #attested: Attested
  readonly #finished: Promise<Report>
  #report: Report | null = null
  #recorder: Recorder | null = null
  readonly #bell = new Bell()

  constructor(
    readonly id: string,
    readonly of: RunTarget,
    connection: Connection,
    limits: Limits,
    attested: AttestedOf,
  ) {
    this.reading = new Reading(connection, of.hints, limits, () => this.#bell.ring())
    this.#attested = attested(this.of, this.reading)
    // The caller's request goes out alone, a moment before the thirty others: nothing is shown until it is answered.
    void this.reading.of('caller')
    this.#started = new Promise(resolve => setImmediate(resolve))
    void this.#readAll()
    for (const check of checklist) this.#judged.set(check.id, this.#judge(check))
    this.#finished = this.#finish()
  }

  finding(id: CheckId): Finding | null {
    return this.#findings.get(id) ?? null
  }

  judged(id: CheckId): Promise<Finding> {
    const judged = this.#judged.get(id)
    if (!judged) throw new Error(`No check has the id ${id}`)
    return judged
  }

  progress(): Progress {
    return { judged: this.#findings.size, total: checklist.length, asking: this.reading.asking() }
  }

  changed(): Promise<void> {
    return this.#report ? Promise.resolve() : this.#bell.heard()
  }

  report(): Report | null {
    return this.#report
  }

  finished(): Promise<Report> {
    return this.#finished
  }

  state(): 'running' | 'finished' {
    return this.#report ? 'finished' : 'running'
  }

  trouble(): StoreProblem | null {
    return this.#recorder?.trouble() ?? null
  }

  /** From now on, and for what has fallen already. */
  recordedBy(recorder: Recorder): void {
    this.#recorder = recorder
    for (const finding of this.#findings.values()) recorder.finding(finding)
    for (const name of Object.keys(facts) as FactName[])
      void this.reading.of(name).then(settled => recorder.fact(name, settled))
  }

  async #readAll(): Promise<void> {
    await this.#started
    for (const name of Object.keys(facts)) void this.reading.of(name as FactName)
  }

  async #judge(check: (typeof checklist)[number]): Promise<Finding> {
    await this.#started
    const finding = await judge(check, this.reading, this.of.hints, this.#attested)
    this.#findings.set(check.id, finding)
    this.#recorder?.finding(finding)
    this.#bell.ring()
    return finding
  }

  async #finish(): Promise<Report> {
    const findings = await Promise.all(this.#judged.values())
    const report = await summarize(this.reading, findings, {
      startedAt: this.startedAt,
      endpoint: this.of.endpoint,
      hints: this.of.hints,
    })
    this.#report = report
    this.reading.close()
    this.#bell.ring()
    return report
  }
}
