import { sql } from 'kysely'
import { type Message, msg } from '@/lib/message'
import { store } from '.'
import { StoreProblem } from './problem'

/** What a page says of a store that refuses. Where the data is stands in the log: whoever looks need not know it. */
export type Refusal = { readonly message: Message; readonly next: Message }

/** null: it is not the store that failed. */
export function refusalOfStore(error: unknown): Refusal | null {
  const code = codeOf(error)
  if (code === null) return null
  console.error('The store refused:', error)
  return refusals[code]
}

/** Asks the store whether it answers; null: it does. */
export async function refusalNow(): Promise<Refusal | null> {
  try {
    const { db, kind } = await store()
    // A file that was opened is part of this process.
    if (kind === 'postgres') await sql`select 1`.execute(db)
    return null
  } catch (error) {
    return refusalOfStore(error) ?? refusals.other
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

const kept = msg(
  'What was kept before is still there; what was sent now was not. Whoever runs this server finds the reason in its log. Once it is mended, send it again.',
)

const refusals: Readonly<Record<StoreProblem['code'], Refusal>> = {
  full: { message: msg('There is no room left where this server keeps its data'), next: kept },
  'read-only': { message: msg('This server may not write where it keeps its data'), next: kept },
  unreachable: { message: msg('The database of this server does not answer'), next: kept },
  'newer-database': { message: msg('The data of this server is of a newer version'), next: kept },
  other: { message: msg('The database of this server refused'), next: kept },
}
