import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { HttpHandlerOptions } from '@smithy/types'
import type { Limits } from './limits'

const handlers = new Map<number, NodeHttpHandler>()

/**
 * One handler for all clients of the process: 17 Regions and more are asked at once, and connections that are
 * still warm from the run before spare this one its handshakes.
 */
export function sharedHandler({ attemptMs }: Limits): NodeHttpHandler {
  const known = handlers.get(attemptMs)
  if (known) return known
  const agent = { keepAlive: true, maxSockets: 64 }
  const handler = new NodeHttpHandler({
    connectionTimeout: Math.min(3_000, attemptMs),
    requestTimeout: attemptMs,
    // Without this the handler only warns, and hangs.
    throwOnRequestTimeout: true,
    httpAgent: agent,
    httpsAgent: agent,
  })
  handlers.set(attemptMs, handler)
  return handler
}

/** The same for clients that the SDK makes by itself on the way to credentials: what they ask ends with the signal. */
export function endingHandler(limits: Limits, abortSignal: AbortSignal) {
  const shared = sharedHandler(limits)
  return {
    metadata: shared.metadata,
    handle: (request: Parameters<NodeHttpHandler['handle']>[0], options: HttpHandlerOptions = {}) =>
      shared.handle(request, { ...options, abortSignal }),
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => shared.httpHandlerConfigs(),
  }
}
