import type { Command, MetadataBearer } from '@smithy/types'
import type { Provenance } from '@/lib/facts/model'
import type { ClientOf, ClientPool, Service } from './clients'
import { explain } from './errors'
import type { Limits } from './limits'

type Send<S extends Service> = { send: ClientOf<S>['send'] }

/** AWS as one fact sees it: every call is timed, ended in time, and remembered as provenance. */
export type Aws = {
  /** The Region of services that have one home in a partition, and of sts. */
  readonly home: string
  on<S extends Service>(service: S, region: string): Send<S>
  /** The calls answered or refused so far, in the order of their answers. */
  readonly from: readonly Provenance[]
}

export function awsFor(pool: ClientPool, home: string, limits: Limits, signal: AbortSignal): Aws {
  const from: Provenance[] = []

  async function call<S extends Service>(
    service: S,
    region: string,
    command: AnyCommand,
  ): Promise<MetadataBearer> {
    const started = performance.now()
    const at = new Date().toISOString()
    const operation = nameOf(command)
    const remember = (requestId: string | undefined) =>
      from.push({
        service,
        operation,
        region,
        requestId: requestId ?? null,
        at,
        ms: Math.round(performance.now() - started),
      })
    // The SDK stops listening to the signal once headers are there; the race also ends a body that never does.
    const deadline = deadlineOf(signal, limits.callMs)
    const client = pool.get(service, region) as unknown as {
      send(command: AnyCommand, options: object): Promise<MetadataBearer>
    }
    try {
      const reply = await Promise.race([
        client.send(command, { abortSignal: deadline.signal }),
        aborted(deadline.signal),
      ])
      remember(reply.$metadata.requestId)
      return reply
    } catch (error) {
      remember(requestIdOf(error))
      throw explain(error, { action: `${service}:${operation}`, region }, [...from.slice(-1)])
    } finally {
      deadline.clear()
    }
  }

  return {
    home,
    from,
    on: <S extends Service>(service: S, region: string) =>
      ({ send: (command: AnyCommand) => call(service, region, command) }) as unknown as Send<S>,
  }
}

type AnyCommand = Command<object, object, MetadataBearer, MetadataBearer, unknown>

// A bundler may rename the class, so the name comes from what the SDK itself writes into its schema.
function nameOf(command: AnyCommand): string {
  const schema = 'schema' in command ? command.schema : undefined
  if (Array.isArray(schema) && typeof schema[2] === 'string') return schema[2]
  return command.constructor.name.replace(/Command$/, '')
}

/** The run's end or the call's own. AbortSignal.any forgets a timeout that nothing else holds, and then never ends it. */
function deadlineOf(run: AbortSignal, ms: number): { readonly signal: AbortSignal; clear(): void } {
  const ending = new AbortController()
  const end = () => ending.abort()
  const timer = setTimeout(end, ms)
  run.addEventListener('abort', end, { once: true })
  if (run.aborted) end()
  return {
    signal: ending.signal,
    clear() {
      clearTimeout(timer)
      run.removeEventListener('abort', end)
    },
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(Object.assign(new Error('No answer in time'), { name: 'AbortError' }))
    if (signal.aborted) fail()
    else signal.addEventListener('abort', fail, { once: true })
  })
}

function requestIdOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('$metadata' in error)) return undefined
  const metadata = error.$metadata
  if (typeof metadata !== 'object' || metadata === null || !('requestId' in metadata)) return undefined
  return typeof metadata.requestId === 'string' ? metadata.requestId : undefined
}
