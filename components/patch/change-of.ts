import { exactStatement, type Way } from '@/lib/kiro/key-policy'
import { kiroRequest } from '@/lib/kiro/key-request'
import { type Form, forms, purpose } from '@/lib/policy'
import { type KeyPatch, keyPatchIn } from '@/lib/report/key-patch'
import type { CheckId, KeyPolicyRead, Report } from '@/lib/report/model'
import type { Text } from './file-link'
import type { KeyChange, Offer, Statements } from './key-change'

/** Where a change has its texts. */
export type TextOf = (read: KeyPolicyRead, form: Form, statements: Statements) => Text

/** Worked out from the report alone, and part of the page. */
export function textsOf(report: Report): TextOf {
  return (read, form, statements) => {
    const made = keyPatchIn(report, read, statements)
    return { text: made.kind === 'text' ? made.render(form).text : '' }
  }
}

/** What is asked of hundreds of calls: the work, under a name that is the same for the same work. */
export type Remember = (name: string, work: () => readonly string[]) => readonly string[]

/** What a card on the key policy offers besides its remedy; null: the check is about something else. */
export function changeOf(
  report: Report,
  check: CheckId,
  textOf: TextOf,
  remember: Remember = (_name, work) => work(),
): KeyChange | null {
  const way = wayOf[check]
  const [primary] = report.keyPolicies
  if (!way || !primary) return null
  const at = new Date(report.generatedAt)
  return {
    offers: report.keyPolicies.flatMap(read => offer(report, read, textOf, remember)),
    why: why(way, primary, at, remember),
  }
}

const wayOf: Partial<Record<CheckId, Way>> = {
  'key-policy-identity-center': 'identity-center',
  'key-policy-identity-store': 'identity-store',
}

/** For a key that does not let Kiro in, and where nothing has to be decided first. */
function offer(report: Report, read: KeyPolicyRead, textOf: TextOf, remember: Remember): Offer[] {
  const made = keyPatchIn(report, read, 'exact')
  if (made.kind !== 'text') return []
  const { region } = read.key
  const notes = remember(`notes ${region}`, () => made.notes.map(({ text }) => text))
  return [{ region, notes, files: forms.map(form => fileOf(made, read, form, textOf)) }]
}

function fileOf(
  made: Extract<KeyPatch, { kind: 'text' }>,
  read: KeyPolicyRead,
  { form, title, ending, language }: (typeof forms)[number],
  textOf: TextOf,
): Offer['files'][number] {
  return {
    title: title.text,
    fileName: made.fileName(form),
    ending,
    language: language === 'json' || language === 'shell' ? language : 'text',
    exact: textOf(read, form, 'exact'),
    relaxed: textOf(read, form, 'relaxed'),
  }
}

/** The documented statement is the same for one instance and key, whoever looks. */
function why(way: Way, { place, key }: KeyPolicyRead, at: Date, remember: Remember): readonly string[] {
  return remember(JSON.stringify([way, place, key]), () =>
    purpose(exactStatement(way, place), kiroRequest(way, place, key, at)).map(({ says }) => says.text),
  )
}
