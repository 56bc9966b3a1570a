import type { KeyChange, Offer } from '@/components/patch/key-change'
import { exactStatement, type Way } from '@/lib/kiro/key-policy'
import { kiroRequest } from '@/lib/kiro/key-request'
import { forms, purpose } from '@/lib/policy'
import { keyPatchIn } from '@/lib/report/key-patch'
import type { CheckId, KeyPolicyRead, Report } from '@/lib/report/model'

/** What a card on the key policy offers besides its remedy; null: the check is about something else. */
export function keyChangeOf(report: Report, runId: string, check: CheckId): KeyChange | null {
  const way = wayOf[check]
  const [primary] = report.keyPolicies
  if (!way || !primary) return null
  const at = new Date(report.generatedAt)
  return {
    offers: report.keyPolicies.flatMap(read => offer(report, read, runId)),
    why: why(way, primary, at),
  }
}

const wayOf: Partial<Record<CheckId, Way>> = {
  'key-policy-identity-center': 'identity-center',
  'key-policy-identity-store': 'identity-store',
}

/** For a key that does not let Kiro in, and where nothing has to be decided first: the change, as files of this server. */
function offer(report: Report, read: KeyPolicyRead, runId: string): Offer[] {
  const made = keyPatchIn(report, read, 'exact')
  if (made.kind !== 'text') return []
  const { region } = read.key
  const notes = once(`${runId} ${report.generatedAt} ${region}`, () => made.notes.map(({ text }) => text))
  const files = forms.map(({ form, title, ending }) => ({
    title: title.text,
    fileName: made.fileName(form),
    ending,
    path: `/runs/${runId}/patch/${form}?region=${encodeURIComponent(region)}`,
  }))
  return [{ region, notes, files }]
}

/** The documented statement is the same for one instance and key, whoever looks. */
function why(way: Way, { place, key }: KeyPolicyRead, at: Date): readonly string[] {
  return once(JSON.stringify([way, place, key]), () =>
    purpose(exactStatement(way, place), kiroRequest(way, place, key, at)).map(({ says }) => says.text),
  )
}

/** What is asked of hundreds of calls is worked out once, and shown to whoever looks again. */
const known = new Map<string, readonly string[]>()
const MOST_KNOWN = 100

function once(name: string, work: () => readonly string[]): readonly string[] {
  const found = known.get(name) ?? work()
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(name, found)
  return found
}
