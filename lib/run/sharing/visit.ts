import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whoever was let in goes on reading, and downloads, for so long: in milliseconds. */
export const VISIT = 60 * 60_000

/** `TIME.HMAC`: that somebody was let in to this share at that time. Good as long as the share itself is. */
export function visitTo(share: string, key: string, now: Date): string {
  return `${now.getTime()}.${mark(share, now.getTime(), key)}`
}

export function isVisitTo(share: string, visit: string | null, key: string, now: Date): boolean {
  const [, time = '', given = ''] = /^(\d{1,15})\.([\w-]{43})$/.exec(visit ?? '') ?? []
  const age = now.getTime() - Number(time)
  if (time === '' || age < 0 || age >= VISIT) return false
  return timingSafeEqual(Buffer.from(given), Buffer.from(mark(share, Number(time), key)))
}

function mark(share: string, time: number, key: string): string {
  return createHmac('sha256', key).update(`${share}\n${time}`).digest('base64url')
}
