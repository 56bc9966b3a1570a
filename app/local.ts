import { headers } from 'next/headers'
import { env } from '@/lib/env'

/**
 * Whether the page was asked for on this machine. Until people can sign in, nobody else may use this machine's
 * credentials: a server that others reach takes nobody's word for it, since Next fills X-Forwarded-For only where the
 * client has not, and a name alone could be claimed by a page that rebinds its own.
 */
export async function isLocal(): Promise<boolean> {
  if (!isLoopbackAddress(env().HOSTNAME)) return false
  const sent = await headers()
  const from = sent.get('x-forwarded-for')?.split(',') ?? []
  return isLoopbackHost(sent.get('host') ?? '') && from.every(address => isLoopbackAddress(address.trim()))
}

function isLoopbackHost(host: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host)
}

function isLoopbackAddress(address: string): boolean {
  return /^(localhost|(::ffff:)?127\.\d+\.\d+\.\d+|::1)$/.test(address)
}
