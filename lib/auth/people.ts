import { store } from '@/lib/store'
import { invite as inviteInStore, openInvitations, withdrawInvitation } from '@/lib/store/invitations'
import { listPeople, removePerson, setRole } from '@/lib/store/people'
import type { Person } from './demand'
import { tell } from './events'
import { originOf, sentHeaders } from './request'
import type { Role } from './rights'
import { hashOf, newToken } from './token'

const DAYS = 7

/** The link to hand over, which is shown once. null: somebody of this address is there already. */
export async function invite(by: Person, email: string, role: Role): Promise<string | null> {
  const { db } = await store()
  if ((await listPeople(db)).some(person => person.email === email)) return null
  const token = newToken()
  await inviteInStore(db, {
    hash: hashOf(token),
    email,
    role,
    made_by: by.id,
    expires_at: new Date(Date.now() + DAYS * 86_400_000).toISOString(),
  })
  await tell({ action: 'person.invited', details: { email, role } })
  return `${originOf(await sentHeaders())}/join/${token}`
}

export async function everybody() {
  const { db } = await store()
  const [people, invitations] = await Promise.all([listPeople(db), openInvitations(db)])
  return { people, invitations }
}

export async function withdraw(id: string): Promise<void> {
  if (await withdrawInvitation((await store()).db, id))
    await tell({ action: 'invitation.withdrawn', details: { invitation: id } })
}

export async function changeRole(id: string, role: Role): ReturnType<typeof setRole> {
  const changed = await setRole(await store(), id, role)
  if (changed === 'done') await tell({ action: 'person.role-changed', details: { person: id, role } })
  return changed
}

export async function remove(id: string): ReturnType<typeof removePerson> {
  const changed = await removePerson(await store(), id)
  if (changed === 'done') await tell({ action: 'person.removed', details: { person: id } })
  return changed
}
