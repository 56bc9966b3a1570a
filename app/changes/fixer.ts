import type { Told } from '@/components/form/problem'
import { type Allowed, demand } from '@/lib/auth/demand'
import { env } from '@/lib/env'
import { msg } from '@/lib/message'

/** Why nobody can apply a change here; null: an admin can. */
export function fixesOff(): Told | null {
  return env().FIXES === 'on'
    ? null
    : {
        message: msg('Fixing is switched off on this server'),
        next: msg('Whoever runs it sets FIXES=on; until then the patch can be copied or handed on.'),
      }
}

/** Whoever may fix, by a name that is theirs alone. */
export async function fixer(): Promise<string> {
  return nameOf(await demand('fix'))
}

export function nameOf(who: Allowed): string {
  return who.kind === 'person' ? `${who.name} <${who.email}>` : 'whoever sits at this machine'
}
