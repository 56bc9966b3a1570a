import { z } from 'zod'
import type { Asked } from '@/components/account/filter'
import { type AccountQuery, sorts } from '@/lib/store/account-list'

const IN = 'in:'

const one = z.union([z.string(), z.array(z.string()).transform(([first = '']) => first)])
/** What makes no sense asks for nothing. */
const shape = z.object({
  q: one.pipe(z.string().trim().max(200)).catch(''),
  answer: one
    .pipe(z.enum(['ready', 'not-ready', 'undecided', 'none']))
    .nullable()
    .catch(null),
  group: one.pipe(z.string().max(200)).catch(''),
  sort: one.pipe(z.enum(sorts)).catch('newest'),
  page: one.transform(Number).pipe(z.int().min(1).max(1_000_000)).catch(1),
})

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>

/** What an address of the dashboard asks for, and how its form shows that. */
export function dashboardQuery(params: SearchParams): { query: AccountQuery; asked: Asked } {
  const { q, answer, group, sort, page } = shape.parse(params)
  return {
    query: { search: q, answer, group: groupIn(group), sort, page },
    asked: { q, answer: answer ?? '', group, sort: sort === 'newest' ? '' : sort },
  }
}

/** A group may be called anything, `none` too. */
function groupIn(value: string): string | null {
  if (value === 'none') return ''
  return value.startsWith(IN) ? value.slice(IN.length) : null
}

export function groupValue(label: string): string {
  return label === '' ? 'none' : `${IN}${label}`
}
