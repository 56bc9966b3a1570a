import type { AddressInfo } from 'node:net'
import { createFaults, type Fault } from './faults'
import type { Hints, Organization } from './organization'
import { organizations } from './organizations'
import { type Call, createDemoServer } from './server'
import { type Creation, type Credentials, createWorld } from './world'

export { type Fault, type FaultKind, faultKinds } from './faults'
export type { Expectation, Hints, Organization } from './organization'
export { organizations } from './organizations'
export type { Call } from './server'
export type { Credentials } from './world'

/** An AWS on loopback: its protocols, its rules and the organizations of this folder, fresh on every start. */
export type Demo = {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string
  /** The administrator's keys; or those of another principal of the account, by its name (`root`, …). */
  credentials(organization: string, principal?: string): Credentials
  /** The Region that the administrator has configured. */
  region(organization: string): string
  hints(organization: string): Hints
  /** Returns its removal. */
  inject(fault: Fault): () => void
  /** The last 20,000, oldest first. */
  readonly calls: readonly Call[]
  clearCalls(): void
  /** Ends hanging connections too. */
  close(): Promise<void>
}

export type DemoOptions = {
  readonly organizations?: readonly string[]
  /** Served besides these: what a test needs, and nobody would try out. */
  readonly others?: readonly Organization[]
  readonly port?: number
  readonly latencyMs?: number
  readonly now?: () => Date
  /** Key policies come back with their keys and lists in another order. */
  readonly reserialisePolicies?: boolean
  /** How a new Identity Center instance comes to be; without, it is ACTIVE at once. */
  readonly creation?: Creation
}

const MOST_CALLS = 20_000

export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const { port = 0, latencyMs = 0, now = () => new Date() } = options
  const { reserialisePolicies = false, creation = { listings: 0, ends: 'ACTIVE' } } = options
  const others = options.others ?? []
  const named = (name: string) => others.find(each => each.name === name) ?? published(name)
  const chosen = [...(options.organizations ?? Object.keys(organizations)).map(published), ...others]
  const world = createWorld(chosen, now, { reserialisePolicies, creation })
  const faults = createFaults()
  const calls: Call[] = []
  const server = createDemoServer({
    world,
    faults,
    latencyMs,
    record(call) {
      calls.push(call)
      if (calls.length > MOST_CALLS) calls.splice(0, MOST_CALLS / 10)
    },
  })
  // Longer than any client keeps a connection: a demo that closes first looks like a fault.
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials(organization, principal) {
      const { caller } = named(organization)
      const wanted = principal ?? caller.principal
      for (const identity of world.identities.values())
        if (
          identity.company.data.name === organization &&
          identity.account.id === caller.account &&
          identity.principal.name === wanted &&
          identity.expires === undefined
        )
          return identity.credentials
      throw new Error(`${organization} has no principal ${wanted}, or is not served here`)
    },
    region: organization => named(organization).region,
    hints: organization => named(organization).hints ?? {},
    inject: fault => faults.inject(fault),
    calls,
    clearCalls() {
      calls.length = 0
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function published(name: string) {
  const found = Object.hasOwn(organizations, name) ? organizations[name] : undefined
  if (!found)
    throw new Error(`There is no demo organization ${name}: ${Object.keys(organizations).join(', ')}`)
  return found
}
