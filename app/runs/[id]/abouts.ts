import { checklist } from '@/lib/checks'
import type { CheckId } from '@/lib/report/model'

/** What each check is about, for as long as it is not judged. */
export const abouts = Object.fromEntries(
  checklist.map(({ id, title }) => [id, title.about.text]),
) as Readonly<Record<CheckId, string>>
