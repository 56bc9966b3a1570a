import { z } from 'zod'
import { asking } from '@/lib/auth/asking'
import { may } from '@/lib/auth/rights'
import { store } from '@/lib/store'
import type { Account } from '@/lib/store/accounts'
import { accountById } from '@/lib/store/history'

const accountId = z.string().regex(/^[\w-]{1,64}$/)

/** An account that whoever asks may see. */
export async function visibleAccount(id: unknown): Promise<Account | null> {
  const parsed = accountId.safeParse(id)
  if (!parsed.success || !may(await asking(), 'see')) return null
  return accountById((await store()).db, parsed.data)
}
