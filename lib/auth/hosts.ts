/** A name in a request's Host, with its port where one follows. null: not a name that a browser would send. */
function partsOf(host: string): { readonly name: string; readonly port: string } | null {
  const parts = /^(\[[\da-f:.]+\]|[^:/?#@\s]+)(?::(\d{1,5}))?$/i.exec(host.trim())
  return parts ? { name: (parts[1] ?? '').toLowerCase().replace(/\.$/, ''), port: parts[2] ?? '' } : null
}

export type Hosts = {
  /** The address that the server listens on. */
  readonly listening: string
  /** As ALLOWED_HOSTS has them. */
  readonly allowed?: string | undefined
  /** AUTH_URL. */
  readonly url?: string | undefined
}

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']
const everywhere = ['0.0.0.0', '::', '[::]']

/**
 * Whether a request may name this host. A page elsewhere whose name was pointed at this server (DNS rebinding) carries
 * its own name, and is refused with it.
 */
export function isAllowedHost(host: string, { listening, allowed, url }: Hosts): boolean {
  const asked = partsOf(host)
  if (!asked) return false
  if (loopbackNames.includes(asked.name)) return true
  const own = listening.includes(':') && !listening.startsWith('[') ? `[${listening}]` : listening
  if (!everywhere.includes(own) && asked.name === own.toLowerCase()) return true
  const named = [...(allowed ?? '').split(','), ...(url ? [new URL(url).host] : [])]
  return named.some(one => {
    const parts = partsOf(one)
    return parts !== null && parts.name === asked.name && (parts.port === '' || parts.port === asked.port)
  })
}

/** A name that only this machine has. */
export function isLoopbackHost(host: string): boolean {
  return loopbackNames.includes(partsOf(host)?.name ?? '')
}

export function isLoopback(address: string): boolean {
  return /^(localhost|(::ffff:)?127\.\d+\.\d+\.\d+|\[?::1\]?)$/i.test(address)
}
