import { hashPassword } from 'better-auth/crypto'
import { store } from '@/lib/store'
import { invitationBehind, join as joinInStore } from '@/lib/store/invitations'
import { tell } from './events'
import { isRole, type Role } from './rights'
import { type SignedIn, signIn } from './sign-in'
import { hashOf } from './token'

export type Invitation = {
  /** null: whoever opens it, as the first admin does. */
  readonly email: string | null
  readonly role: Role
}

/** null: unknown, used or over, which all look the same. */
export async function invitationOf(token: string): Promise<Invitation | null> {
  const found = await invitationBehind((await store()).db, hashOf(token))
  return found && isRole(found.role) ? { email: found.email, role: found.role } : null
}

export type Joining = { readonly name: string; readonly email: string; readonly password: string }

/** Uses the invitation up, makes the person and signs them in. */
export async function join(
  token: string,
  { name, email, password }: Joining,
): Promise<SignedIn | 'no-invitation' | 'email-taken'> {
  const opened = await store()
  const joining = { name, email, passwordHash: await hashPassword(password) }
  const joined = await joinInStore(opened, hashOf(token), joining)
  if (typeof joined === 'string') return joined
  const { id, role, email: address } = joined
  await tell({ action: 'person.joined', details: { role }, actor: { kind: 'person', id, name } })
  return signIn(address, password)
}
