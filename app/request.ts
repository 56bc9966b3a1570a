import type { From } from '@/lib/run/sharing'

/** Who asks, from where and by what name of ours: of a request as it came in. */
export function fromOf(sent: Headers): From {
  const address = sent.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? null
  return { address, userAgent: sent.get('user-agent') }
}

export function isSecure(sent: Headers): boolean {
  return sent.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https'
}

/** The address under which the person reached this server, without a path. */
export function originOf(sent: Headers): string {
  return `${isSecure(sent) ? 'https' : 'http'}://${sent.get('x-forwarded-host') ?? sent.get('host')}`
}
