import { headers } from 'next/headers'
import { env } from '@/lib/env'

/** What the front door writes over whatever a client sent: the address at the other end of the connection. */
export const PEER = 'x-peer-address'

/** Where a request comes from: behind proxies, what the outermost of them says. */
export function addressOf(sent: Headers): string | null {
  const { PROXIES } = env()
  if (PROXIES === 0) return sent.get(PEER)
  const said = sent.get('x-forwarded-for')?.split(',') ?? []
  return said.at(-PROXIES)?.trim() ?? sent.get(PEER)
}

/** Whether the browser speaks TLS, with us or with the proxy in front. */
export function isSecure(sent: Headers): boolean {
  const said = sent.get('x-forwarded-proto')?.split(',')[0]?.trim()
  return said === 'https' || (env().AUTH_URL?.startsWith('https://') ?? false)
}

/** The address under which the person reached this server, without a path. */
export function originOf(sent: Headers): string {
  const { AUTH_URL } = env()
  if (AUTH_URL) return new URL(AUTH_URL).origin
  // The front door has let in only hosts that are allowed.
  return `${isSecure(sent) ? 'https' : 'http'}://${sent.get('x-forwarded-host') ?? sent.get('host')}`
}

/** The request's own, for better-auth: with the address that we believe. */
export async function sentHeaders(): Promise<Headers> {
  const sent = new Headers(await headers())
  sent.set('x-client-address', addressOf(sent) ?? '')
  return sent
}
