import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Call as Asking } from './call'
import { distorted, withoutLoop } from './distortions'
import { AwsError, expiredToken, invalidToken } from './errors'
import { type Asked, errorOf, type Fault, type Faults } from './faults'
import type { Protocol, Reply } from './protocols/reply'
import { worksIn } from './regions'
import { protocolOf, type Route, routeOf, type Scope, scopeOf } from './routing'
import { type ServiceName, services } from './services'
import { createThrottle } from './throttle'
import { trickle } from './trickle'
import type { Identity, World } from './world'

/** One request as it came in. Status 0: the connection was left hanging or cut. */
export type Call = {
  readonly service: ServiceName
  readonly operation: string
  readonly region: string
  readonly organization: string
  readonly account: string
  /** As sts:GetCallerIdentity would tell it. */
  readonly callerArn: string
  readonly attempt: number
  readonly requestId: string
  readonly at: Date
  readonly status: number
}

type Options = {
  readonly world: World
  readonly faults: Faults
  readonly latencyMs: number
  readonly record: (call: Call) => void
}

/** A body is a key policy at most, twice over; anything longer is no request of this program. */
const LONGEST_BODY = 1024 * 1024

export function createDemoServer({ world, faults, latencyMs, record }: Options) {
  const throttle = createThrottle()
  return createServer(async (request, response) => {
    const requestId = randomUUID()
    const protocol = protocolOf(request)
    try {
      const body = await read(request)
      const outcome = await answer(request, body, protocol, requestId)
      if (outcome === 'hang') return
      if (outcome === 'reset') return void request.socket.resetAndDestroy()
      send(response, outcome, requestId)
    } catch (error) {
      if (response.headersSent || response.destroyed) return
      const known = error instanceof AwsError
      // A mistake in the demo itself must not look like AWS: it says so.
      const shown = known
        ? error
        : new AwsError('InternalFailure', `The demo AWS failed: ${String(error)}`, 500)
      send(response, protocol.failure(shown, requestId), requestId)
    }
  })

  async function answer(
    request: IncomingMessage,
    body: string,
    protocol: Protocol,
    requestId: string,
  ): Promise<Reply | 'hang' | 'reset'> {
    const scope = scopeOf(request)
    const route = routeOf(request, body)
    if (scope.service !== route.service)
      throw new AwsError(
        'InvalidSignatureException',
        `Credential should be scoped to correct service: '${route.service}'.`,
      )
    const identity = identified(scope, request)
    const attempt = Number(/attempt=(\d+)/.exec(String(request.headers['amz-sdk-request']))?.[1] ?? 1)
    const asked: Asked = {
      organization: identity.company.data.name,
      service: route.service,
      operation: route.operation,
      region: scope.region,
      attempt,
      callerArn: identity.arn,
    }
    const met = faults.meet(asked, identity.company.data.faults)
    await pause(latencyMs + met.reduce((sum, fault) => sum + (fault.latencyMs ?? 0), 0))
    await Promise.all(met.map(({ until }) => until))
    const outcome = outcomeOf(protocol, requestId, identity, route, asked, met)
    const status = typeof outcome === 'string' ? 0 : outcome.status
    record({ ...asked, account: identity.account.id, requestId, at: world.now(), status })
    return outcome
  }

  function outcomeOf(
    protocol: Protocol,
    requestId: string,
    identity: Identity,
    route: Route,
    asked: Asked,
    met: readonly Fault[],
  ): Reply | 'hang' | 'reset' {
    const has = (kind: Fault['kind']) => met.some(fault => fault.kind === kind)
    if (has('hang')) return 'hang'
    if (has('reset')) return 'reset'
    if (has('html-503')) return { status: 503, headers: { 'content-type': 'text/html' }, body: html }
    if (has('empty-200')) return { status: 200, headers: {}, body: '' }
    try {
      for (const fault of met) {
        const error = errorOf(fault, asked)
        if (error) throw error
      }
      const output = operate(identity, route, asked, has('token-loop'), has('pages'))
      const reply = protocol.success(route.operation, distorted(output, met, route.service), requestId)
      // Carried out, and nobody hears of it.
      if (has('unanswered')) return 'hang'
      if (has('truncated')) return { ...reply, body: reply.body.slice(0, reply.body.length / 2) }
      return has('trickle') ? { ...reply, trickles: true } : reply
    } catch (error) {
      if (error instanceof AwsError) return protocol.failure(error, requestId)
      throw error
    }
  }

  function operate(
    identity: Identity,
    { service, operation, input }: Route,
    asked: Asked,
    looping: boolean,
    short: boolean,
  ) {
    const { requestsPerSecond, name } = identity.company.data
    if (requestsPerSecond && (service === 'sso' || service === 'identitystore'))
      throttle([name, identity.account.id, asked.region, service].join('/'), requestsPerSecond)
    const call: Asking = {
      world,
      company: identity.company,
      identity,
      service,
      operation,
      region: asked.region,
      now: world.now(),
      ...(short && { pageSize: 1 }),
    }
    const run = services[service][operation]
    if (!run) throw new AwsError('UnknownOperationException', `The action ${operation} is not valid.`)
    return run(call, looping ? withoutLoop(input()) : input())
  }

  /** Unknown keys, keys of another partition, and a Region not opted in to, all get the same answer [I]. */
  function identified({ accessKeyId, region }: Scope, { headers }: IncomingMessage): Identity {
    const identity = world.identities.get(accessKeyId)
    const token = headers['x-amz-security-token']
    if (!identity || token !== identity.credentials.sessionToken) throw invalidToken()
    if (!worksIn(region, identity.company.data.partition, identity.account)) throw invalidToken()
    if (identity.expires && identity.expires <= world.now()) throw expiredToken()
    return identity
  }
}

const html =
  '<!DOCTYPE html><html><head><title>503</title></head><body><h1>Service Unavailable</h1></body></html>'

const pause = (ms: number) => (ms > 0 ? sleep(ms) : undefined)

function send(response: ServerResponse, reply: Reply, requestId: string): void {
  const { status, headers, body } = reply
  response.writeHead(status, {
    ...headers,
    'x-amzn-requestid': requestId,
    'content-length': Buffer.byteLength(body),
  })
  if (reply.trickles) trickle(response, body)
  else response.end(body)
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > LONGEST_BODY)
      throw new AwsError('RequestEntityTooLargeException', 'The request is too large.', 413)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
