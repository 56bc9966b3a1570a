import { z } from 'zod'
import { malformed, type Where } from '@/lib/aws/errors'
import type { Provenance } from './model'

type Page<T> = { readonly items: readonly T[]; readonly next: string | undefined }

/** At most so many pages, one after the other. A token that comes back unchanged would go on for ever: it is no answer. */
export async function pages<T>(
  most: number,
  read: (token: string | undefined) => Promise<Page<T>>,
): Promise<{ items: T[]; capped: boolean }> {
  const items: T[] = []
  const seen = new Set<string>()
  let token: string | undefined
  for (let page = 0; page < most; page++) {
    const { items: more, next } = await read(token)
    items.push(...more)
    if (next === undefined || next === '') return { items, capped: false }
    if (seen.has(next)) throw looping(next)
    seen.add(next)
    token = next
  }
  return { items, capped: true }
}

/**
 * For lists of which a part would be a wrong answer: more pages than AWS has reason to give are a failure, of the call that
 * is named where nobody above knows which it was.
 */
export async function allPages<T>(
  read: (token: string | undefined) => Promise<Page<T>>,
  call?: { readonly where: Where; readonly from: readonly Provenance[] },
): Promise<T[]> {
  try {
    const { items, capped } = await pages(100, read)
    if (capped) throw looping('100 pages')
    return items
  } catch (error) {
    if (call && error instanceof z.ZodError) throw malformed(error, call.where, call.from.slice(-1))
    throw error
  }
}

function looping(token: string): z.ZodError {
  return new z.ZodError([
    { code: 'custom', path: ['NextToken'], message: 'The same NextToken again', input: token },
  ])
}

/** The SDK validates nothing: a reply that is not what AWS promises is a failure, never an empty answer. */
export function parseReply<T>(
  shape: z.ZodType<T>,
  reply: unknown,
  where: Where,
  from: readonly Provenance[],
): T {
  const parsed = shape.safeParse(reply)
  if (parsed.success) return parsed.data
  throw malformed(parsed.error, where, from.slice(-1))
}
