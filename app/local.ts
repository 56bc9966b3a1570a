import { headers } from 'next/headers'

/**
 * Whether the page was asked for on this machine, by name and by connection. Until people can sign in, nobody else may
 * use this machine's credentials: a name alone could be claimed by a page that rebinds its own, or by a neighbour.
 */
export async function isLocal(): Promise<boolean> {
  const sent = await headers()
  const from = sent.get('x-forwarded-for')?.split(',') ?? []
  return isLoopbackHost(sent.get('host') ?? '') && from.every(address => isLoopbackAddress(address.trim()))
}

function isLoopbackHost(host: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host)
}

function isLoopbackAddress(address: string): boolean {
  return /^((::ffff:)?127\.\d+\.\d+\.\d+|::1)$/.test(address)
}
