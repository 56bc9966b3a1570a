import type { FactName, Settled } from '@/lib/facts/model'
import type { Finding } from '@/lib/report/model'
import type { Store } from '@/lib/store/database'
import { StoreProblem } from '@/lib/store/problem'
import { saveFallen } from '@/lib/store/runs'

/** Writes what falls as it falls. What could not be written waits, and goes along with what comes next. */
export class Recorder {
  readonly #facts = new Map<string, unknown>()
  readonly #findings = new Map<string, unknown>()
  #writing: Promise<void> = Promise.resolve()
  #trouble: StoreProblem | null = null

  constructor(
    private readonly store: Store,
    private readonly runId: string,
  ) {}

  fact(name: FactName, settled: Settled<unknown>): void {
    this.#facts.set(name, settled)
    this.#write()
  }

  finding(finding: Finding): void {
    this.#findings.set(finding.id, finding)
    this.#write()
  }

  trouble(): StoreProblem | null {
    return this.#trouble
  }

  /** Runs a write after those before it, again and again until it is done or the program ends. */
  async untilDone(write: () => Promise<unknown>): Promise<void> {
    await this.#writing
    for (let pause = 250; ; pause = Math.min(pause * 2, 5_000)) {
      if (await this.#try(write)) return
      await new Promise(resolve => setTimeout(resolve, pause).unref())
    }
  }

  #write(): void {
    this.#writing = this.#writing.then(async () => {
      if (this.#facts.size + this.#findings.size === 0) return
      const fallen = { facts: new Map(this.#facts), findings: new Map(this.#findings) }
      this.#facts.clear()
      this.#findings.clear()
      if (await this.#try(() => saveFallen(this.store.db, this.runId, fallen))) return
      for (const [name, settled] of fallen.facts) if (!this.#facts.has(name)) this.#facts.set(name, settled)
      for (const [id, finding] of fallen.findings)
        if (!this.#findings.has(id)) this.#findings.set(id, finding)
    })
  }

  async #try(write: () => Promise<unknown>): Promise<boolean> {
    try {
      await write()
      this.#trouble = null
      return true
    } catch (error) {
      const problem = StoreProblem.of(error, this.store.where)
      if (!this.#trouble) console.error(`run ${this.runId} is not being kept: ${problem.message}`)
      this.#trouble = problem
      return false
    }
  }
}
