import { z } from 'zod'
import { type Profile, profileShape } from '@/lib/report/redact'

const queryShape = z.object({
  hide: z.enum(['nothing', 'ids', 'people', 'custom']).catch('people'),
  kind: z.union([z.string().array(), z.string().transform(one => [one])]).catch([]),
  without: z.union([z.string().array(), z.string().transform(one => [one])]).catch([]),
})

/** What is hidden, as the page's address says; the most where it says nothing that can be understood. */
export function profileIn(query: unknown): Profile {
  const { hide, kind, without } = queryShape.parse(query)
  if (hide !== 'custom') return { kind: hide }
  const custom = profileShape.safeParse({ kind: 'custom', kinds: kind, withoutEvidence: without })
  return custom.success ? custom.data : { kind: 'people' }
}

export function queryOf(profile: Profile): string {
  const query = new URLSearchParams({ hide: profile.kind })
  if (profile.kind === 'custom') {
    for (const kind of profile.kinds) query.append('kind', kind)
    for (const id of profile.withoutEvidence) query.append('without', id)
  }
  return query.toString()
}

/** Of an address with repeated names. */
export function queryIn({ searchParams }: URL): unknown {
  return {
    hide: searchParams.get('hide') ?? undefined,
    kind: searchParams.getAll('kind'),
    without: searchParams.getAll('without'),
  }
}
