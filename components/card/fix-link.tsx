import Link from 'next/link'
import type { CheckId } from '@/lib/report/model'

/** To the plan: what would be changed, before anybody changes it. */
export function FixLink({ runId, check, what }: { runId: string; check: CheckId; what: string }) {
  return (
    <Link href={`/runs/${runId}/fix/${check}`} prefetch={false} className="button button-first">
      Plan the fix …<span className="sr-only"> {what}</span>
    </Link>
  )
}
