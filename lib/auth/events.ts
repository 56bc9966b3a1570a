import { headers } from 'next/headers'
import { store } from '@/lib/store'
import { type AuditEvent, audit } from '@/lib/store/audit'
import { runById } from '@/lib/store/runs'
import { asking } from './asking'
import { addressOf } from './request'
import type { Asking } from './rights'

type Told = Pick<AuditEvent, 'action' | 'details'> & {
  readonly accountId?: string | null
  /** Where it is not who asks: somebody who signs in is nobody until then. */
  readonly actor?: AuditEvent['actor']
}

/** Says to the audit log who did something, and from where. */
export async function tell({ action, details, accountId = null, actor }: Told): Promise<void> {
  const by = await whoAsks()
  await audit(await store(), { ...by, actor: actor ?? by.actor, action, accountId, details })
}

export async function whoAsks(): Promise<Pick<AuditEvent, 'actor' | 'from'>> {
  return { actor: actorOf(await asking()), from: addressOf(await headers()) }
}

/** The same of a run, and so of its account. */
export async function tellOfRun(run: string, { action, details }: Pick<Told, 'action' | 'details'>) {
  const row = await runById((await store()).db, run)
  await tell({ action, accountId: row?.account_id ?? null, details: { run, ...details } })
}

function actorOf(who: Asking): AuditEvent['actor'] {
  if (who.kind === 'person' || who.kind === 'api-key') return { kind: who.kind, id: who.id, name: who.name }
  return { kind: 'nobody', id: null, name: '' }
}
