import { setMaxListeners } from 'node:events'
import { z } from 'zod'
import { awsFor } from '@/lib/aws/caller'
import type { Connection } from '@/lib/aws/connect'
import { CallFailed, malformed } from '@/lib/aws/errors'
import type { Limits } from '@/lib/aws/limits'
import { facts } from '@/lib/facts'
import type { AnyFact } from '@/lib/facts/fact'
import type { FactName, FactValues, Failed, Known, Provenance, Settled } from '@/lib/facts/model'
import { type Message, msg } from '@/lib/message'
import type { Hints } from '@/lib/target'

/** The facts of one look at an account, each as it settles. */
export type Facts = { of<N extends FactName>(name: N): Promise<Settled<FactValues[N]>> }

/** The facts of one look at an account: each read once, started the moment what it needs is known. */
export class Reading implements Facts {
  readonly #settled = new Map<FactName, Promise<Settled<unknown>>>()
  readonly #asking = new Map<FactName, Message>()
  readonly #ended = new AbortController()
  readonly #timer: NodeJS.Timeout

  constructor(
    readonly connection: Connection,
    private readonly hints: Hints,
    private readonly limits: Limits,
    private readonly onChange: () => void,
  ) {
    // Every fact and every call listens for the end.
    setMaxListeners(0, this.#ended.signal)
    const left = limits.runMs - (performance.now() - connection.began)
    this.#timer = setTimeout(() => this.#ended.abort(), Math.max(0, left))
  }

  of<N extends FactName>(name: N): Promise<Settled<FactValues[N]>> {
    const known = this.#settled.get(name)
    if (known) return known as Promise<Settled<FactValues[N]>>
    const settled = this.#settle(facts[name])
    this.#settled.set(name, settled)
    return settled as Promise<Settled<FactValues[N]>>
  }

  /** What AWS is being asked at this moment. */
  asking(): readonly Message[] {
    return [...this.#asking.values()]
  }

  /** Ends what is still under way, and lets go of connections and keys. */
  close(): void {
    clearTimeout(this.#timer)
    this.#ended.abort()
    this.connection.pool.close()
  }

  async #settle(fact: AnyFact): Promise<Settled<unknown>> {
    const needed: Partial<Record<FactName, unknown>> = {}
    const alongside = Object.fromEntries((fact.alongside ?? []).map(name => [name, this.of(name)]))
    const all = await Promise.all(fact.needs.map(async name => ({ name, settled: await this.of(name) })))
    for (const { name, settled } of all) {
      if (settled.state === 'blocked') return settled
      if (settled.state !== 'known') return { state: 'blocked', on: name, cause: settled }
      needed[name] = settled.value
    }
    this.#asking.set(fact.name, fact.asking)
    this.onChange()
    const outcome = await Promise.race([this.#read(fact, needed, alongside), this.#deadline(fact)])
    this.#asking.delete(fact.name)
    this.onChange()
    return outcome
  }

  /** The one place where what a read throws becomes an outcome. */
  async #read(fact: AnyFact, needed: object, alongside: object): Promise<Settled<unknown>> {
    const { connection, hints, limits } = this
    const aws = awsFor(connection.pool, connection.home, limits, this.#ended.signal)
    const context = { aws, partition: connection.partition, hints, limits, now: () => new Date() }
    try {
      const value = await fact.read(context, needed as never, alongside as never)
      return { state: 'known', value, from: [...aws.from] } satisfies Known<unknown>
    } catch (error) {
      if (error instanceof CallFailed) return error.outcome
      const last = aws.from.at(-1)
      if (error instanceof z.ZodError && last) {
        const where = { action: `${last.service}:${last.operation}`, region: last.region }
        return malformed(error, where, [last]).outcome
      }
      return bug(fact, error, aws.from)
    }
  }

  #deadline(fact: AnyFact): Promise<Failed> {
    const seconds = this.limits.runMs / 1_000
    return new Promise(resolve => {
      const give = () =>
        resolve({
          state: 'failed',
          kind: 'deadline',
          retryable: true,
          message: msg('{asking}: no answer within the {seconds} seconds of a run', {
            asking: fact.asking.text,
            seconds,
          }),
          aws: '',
          from: [],
        })
      if (this.#ended.signal.aborted) give()
      else this.#ended.signal.addEventListener('abort', give, { once: true })
    })
  }
}

function bug(fact: AnyFact, error: unknown, from: readonly Provenance[]): Failed {
  // The operator's log gets the stack; the page a sentence. Errors of the SDK carry no keys.
  console.error(`fact ${fact.name}:`, error)
  const message = msg('A fault of this program kept it from reading {fact}', { fact: fact.name })
  return { state: 'failed', kind: 'bug', retryable: false, message, aws: '', from }
}
