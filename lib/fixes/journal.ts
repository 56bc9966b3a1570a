import { randomUUID } from 'node:crypto'
import type { ChangeStep } from '@/lib/store/change-steps'
import type { ChangeOutcome } from '@/lib/store/changes'
import type { Store } from '@/lib/store/database'
import { beatChange, endChange, stepBy } from '@/lib/store/open-changes'

/** A name for whoever works at a change, used once. */
export function newWorker(): string {
  return randomUUID()
}

type Details = Readonly<Record<string, unknown>>

/**
 * What happens to one change, written down as it happens, by whoever works at it: what somebody finds whose change was
 * taken over is no part of it.
 */
export class Journal {
  readonly #beating: NodeJS.Timeout

  constructor(
    private readonly store: Store,
    readonly change: string,
    private readonly worker: string,
    beatMs: number,
    /** Hears of each step once it is kept. */
    private readonly heard: (step: ChangeStep) => unknown = () => {},
  ) {
    const beat = () =>
      void beatChange(store, change, worker).catch(error => console.error(`change ${change}:`, error))
    this.#beating = setInterval(beat, beatMs).unref()
  }

  /** Whether nobody has taken it over; asked before each write, since whoever did may have ended it. */
  isOurs(): Promise<boolean> {
    return beatChange(this.store, this.change, this.worker)
  }

  async step(step: ChangeStep, details: Details = {}): Promise<void> {
    if (await stepBy(this.store, this.change, this.worker, step, details)) await this.heard(step)
  }

  async end(outcome: ChangeOutcome, details: Details = {}): Promise<ChangeOutcome> {
    const isEnded = await endChange(this.store, this.change, this.worker, outcome, details)
    this.leave()
    if (isEnded) await this.heard('ended')
    return outcome
  }

  /** Nobody works at it from now on; while it is open, somebody settles it later. */
  leave(): void {
    clearInterval(this.#beating)
  }
}
