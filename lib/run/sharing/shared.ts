import { createHash } from 'node:crypto'
import type { Report } from '@/lib/report/model'
import { profileShape } from '@/lib/report/redact'
import { reportShape } from '@/lib/report/schema'
import { signedReportShape } from '@/lib/report/sign'
import type { Store } from '@/lib/store/database'
import { newestReport } from '@/lib/store/runs'
import { type ActiveShare, documentOfShare, type ShareTable } from '@/lib/store/shares'
import { documentOf, type Made } from './document'

/** What whoever opens a share gets, and nothing besides. */
export type Shared = {
  /** The same for the same text: what is made of it can be kept under this name. */
  readonly name: string
  /** Signed, as a file. */
  readonly text: string
  readonly report: Report
}

/** Kept for those who open it next. */
const known = new Map<string, Shared>()
const MOST_KNOWN = 24

/** null: the account has no run any more that could be shown. */
export async function sharedBy(store: Store, share: ActiveShare, made: Made): Promise<Shared | null> {
  if (share.run_id !== null) return once(share.id, () => documentOfShare(store.db, share.id))
  const newest = await newestReport(store.db, share.account_id)
  if (!newest) return null
  const report = reportShape.safeParse(JSON.parse(newest.report))
  // Of a version that this program cannot read.
  if (!report.success) return null
  const digest = createHash('sha256').update(newest.report).digest('hex')
  return once(`${share.id} ${newest.id} ${digest}`, async () => {
    return (await documentOf(store, report.data, hidingOf(share), made)).text
  })
}

export function hidingOf({ profile, salt }: Pick<ShareTable, 'profile' | 'salt'>) {
  return {
    profile: profileShape.parse(JSON.parse(profile)),
    salt: new Uint8Array(Buffer.from(salt, 'hex')),
  }
}

async function once(name: string, textOf: () => Promise<string | null>): Promise<Shared | null> {
  const found = known.get(name)
  if (found) return found
  const text = await textOf()
  if (text === null) return null
  const { signature: _, ...report } = signedReportShape.parse(JSON.parse(text))
  const shared = { name, text, report }
  const [oldest] = known.keys()
  if (known.size >= MOST_KNOWN && oldest !== undefined) known.delete(oldest)
  known.set(name, shared)
  return shared
}
