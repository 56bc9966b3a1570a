import { visible } from '@/lib/message'
import { moment } from '@/lib/moment'
import { evidenceLines, remedyLines } from './export/plain'
import { headline } from './headline'
import { keyPatch } from './key-patch'
import type { CheckId, Evidence, Report } from './model'
import { type Step, stepsOf } from './steps'

/**
 * What support can send to the customer: the answer, the first thing to do with what to copy, the rest in a line each.
 * Of a redacted report it holds tokens, which the customer's administrator can look up.
 */
export function replyOf(report: Report): string {
  const { deciding, warnings } = stepsOf(report)
  const [first, ...others] = deciding
  const lines = [
    'Hello,',
    '',
    `we looked at the readiness report of account ${visible(report.account.id)}, checked ${moment(report.generatedAt)}.`,
    '',
    `${headline(report)}.`,
    ...(first ? ['', ...firstLines(first, report)] : ['', readyLine]),
    ...listed('After that:', others),
    ...listed('Worth a look, though it stops nobody:', warnings),
    '',
    'Once that is done, check again and send us the new report.',
  ]
  return `${(first ? lines : lines.slice(0, -2)).join('\n')}\n`
}

const readyLine = 'There is nothing to change: subscribe people in the Kiro console.'

function firstLines({ findings }: Step, report: Report): readonly string[] {
  const [{ id, title, statement, evidence, remedy }] = findings
  const patch = patchLines(id, report)
  // The patch has the statements of the remedy in it, and no choice between them.
  const copies = remedy?.copies.filter(({ language }) => patch.length === 0 || language !== 'json') ?? []
  return [
    'The first thing to do:',
    '',
    ...(remedy ? remedyLines({ ...remedy, copies }) : [visible(title.text)]),
    ...patch,
    '',
    `Why: ${visible(statement.text)}`,
    ...evidence.flatMap(parting),
  ]
}

/** The rows in which a statement and the call part. */
function parting(evidence: Evidence): readonly string[] {
  if (evidence.kind !== 'comparison') return []
  return evidenceLines({ ...evidence, rows: evidence.rows.filter(({ matched }) => matched !== true) })
}

/** The smallest change to the policy of each key that does not let Kiro in. */
function patchLines(id: CheckId, { keyPolicies, generatedAt }: Report): readonly string[] {
  if (id !== 'key-policy-identity-center' && id !== 'key-policy-identity-store') return []
  return keyPolicies.flatMap(read => {
    const made = keyPatch(read, { statements: 'exact', at: new Date(generatedAt) })
    if (made.kind !== 'text') return []
    return [
      '',
      `Both statements for the key in ${visible(read.key.region)}, as they go into the policy:`,
      ...made.render('statements').text.trimEnd().split('\n').map(visible),
    ]
  })
}

function listed(title: string, steps: readonly Step[]): readonly string[] {
  return steps.length > 0 ? ['', title, ...steps.map(step => `- ${visible(step.title)}`)] : []
}
