import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { env } from '@/lib/env'
import { contentSecurityPolicy, newNonce } from './content-security-policy'
import { isAllowedHost } from './hosts'
import { PEER } from './request'

/**
 * Sees every request before Next does, those too that Next answers without asking anybody: redirects of its own, broken
 * addresses, its own files. https://nodejs.org/api/diagnostics_channel.html#http
 */
export function openFrontDoor(): void {
  subscribe('http.server.request.start', message => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    // Of a nonce that nothing carries; a page has its own, which the proxy writes over this one.
    response.setHeader('content-security-policy', contentSecurityPolicy(newNonce()))
    response.setHeader('referrer-policy', 'no-referrer')
    response.setHeader('x-content-type-options', 'nosniff')
    request.headers[PEER] = request.socket.remoteAddress ?? ''
    // Whatever it asks for, it is led to the proxy, which refuses it.
    if (!isAllowed(request)) request.url = '/'
  })
}

function isAllowed({ headers }: IncomingMessage): boolean {
  return isAllowedRequest(name => {
    const value = headers[name]
    return typeof value === 'string' ? value : null
  })
}

/** By the Host, and by what a proxy says that it was. */
export function isAllowedRequest(header: (name: string) => string | null): boolean {
  const { HOSTNAME, ALLOWED_HOSTS, AUTH_URL } = env()
  const hosts = { listening: HOSTNAME, allowed: ALLOWED_HOSTS, url: AUTH_URL }
  const forwarded = header('x-forwarded-host')
  const named = [header('host') ?? '', ...(forwarded === null ? [] : [forwarded])]
  return named.every(host => isAllowedHost(host, hosts))
}
