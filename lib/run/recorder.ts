import { setTimeout as pause } from 'node:timers/promises'
import type { FactName, Settled } from '@/lib/facts/model'
import type { Finding } from '@/lib/report/model'
import type { Store } from '@/lib/store/database'
import { StoreProblem } from '@/lib/store/problem'
import { saveFallen } from '@/lib/store/runs'

/** In milliseconds. A write holds up whoever waits for a page; another server that follows the run asks every 300. */
const COLLECTING = 150

/**
 * Writes what falls, several at a time. What could not be written waits, and goes along with what comes next.
 */
export class Recorder {
  readonly #facts = new Map<string, unknown>()
  readonly #findings = new Map<string, unknown>()
  #writing: Promise<void> = Promise.resolve()
  #trouble: StoreProblem | null = null
  readonly #ending = new AbortController()

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
    this.#ending.abort()
    await this.#writing
    for (let wait = 250; ; wait = Math.min(wait * 2, 5_000)) {
      if (await this.#try(write)) return
      await pause(wait, undefined, { ref: false })
    }
  }

  #write(): void {
    this.#writing = this.#writing.then(async () => {
      if (this.#facts.size + this.#findings.size === 0) return
      await this.#collected()
      const fallen = { facts: new Map(this.#facts), findings: new Map(this.#findings) }
      this.#facts.clear()
      this.#findings.clear()
      if (await this.#try(() => saveFallen(this.store.db, this.runId, fallen))) return
      for (const [name, settled] of fallen.facts) if (!this.#facts.has(name)) this.#facts.set(name, settled)
      for (const [id, finding] of fallen.findings)
        if (!this.#findings.has(id)) this.#findings.set(id, finding)
    })
  }

  /** A run that ends is not kept waiting. */
  async #collected(): Promise<void> {
    await pause(COLLECTING, undefined, { signal: this.#ending.signal }).catch(() => {})
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
