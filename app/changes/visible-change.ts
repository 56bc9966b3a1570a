import { z } from 'zod'
import { asking } from '@/lib/auth/asking'
import { may } from '@/lib/auth/rights'
import { store } from '@/lib/store'
import { type ChangeTable, changeById } from '@/lib/store/changes'

const changeId = z.string().regex(/^[\w-]{1,64}$/)

/** A change that whoever asks may see. */
export async function visibleChange(id: unknown): Promise<ChangeTable | null> {
  const parsed = changeId.safeParse(id)
  if (!parsed.success || !may(await asking(), 'see')) return null
  return changeById((await store()).db, parsed.data)
}
