import type { Allowed } from '@/lib/auth/demand'

/** As they are known here; null: nobody had to sign in, so that they say themselves who they are. */
export function nameOfWho(who: Allowed): string | null {
  return who.kind === 'nobody-needed' ? null : who.name
}
