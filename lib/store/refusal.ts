import { sql } from 'kysely'
import { type Message, msg } from '@/lib/message'
import { store } from '.'
import { StoreProblem } from './problem'

/** What a page says of a store that refuses. Where the data is stands in the log: whoever looks need not know it. */
export type Refusal = { readonly message: Message; readonly next: Message }

/** Of what failed in the midst of something; null: it is not the store that failed. */
export function refusalOfStore(error: unknown): Refusal | null {
  const code = codeOf(error)
  if (code === null) return null
  console.error('The store refused:', error)
  return { message: sentences[code], next: inMidst }
}

/** Asks the store whether it answers, before anything is begun; null: it does. */
export async function refusalNow(): Promise<Refusal | null> {
  try {
    const { db, kind } = await store()
    // A file that was opened is part of this process.
    if (kind === 'postgres') await sql`select 1`.execute(db)
    return null
  } catch (error) {
    console.error('The store does not answer:', error)
    return { message: sentences[codeOf(error) ?? 'other'], next: untouched }
  }
}

/** Of what libsql and pg throw; what better-auth wraps is the cause of what it throws. */
function codeOf(error: unknown): StoreProblem['code'] | null {
  if (!(error instanceof Error)) return null
  const { code } = StoreProblem.of(error, '')
  if (code !== 'other') return code
  const isOfDatabase =
    error instanceof StoreProblem ||
    'severity' in error ||
    ('code' in error && String(error.code).startsWith('SQLITE_'))
  return isOfDatabase ? code : codeOf(error.cause)
}

const whoever =
  'Whoever runs this server finds the reason in its log, and what was kept before is still there.'
const untouched = msg(`Nothing of what was asked for now was begun. ${whoever} Try again once it is mended.`)
/** It may have failed at the last of several writes. */
const inMidst = msg(
  `What was sent now may be kept in part, or not at all. ${whoever} Once it is mended, look before you send it again.`,
)

const sentences: Readonly<Record<StoreProblem['code'], Message>> = {
  full: msg('There is no room left where this server keeps its data'),
  'read-only': msg('This server may not write where it keeps its data'),
  unreachable: msg('The database of this server does not answer'),
  'newer-database': msg('The data of this server is of a newer version'),
  other: msg('The database of this server refused'),
}
