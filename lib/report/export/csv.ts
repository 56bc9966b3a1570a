import { visible } from '@/lib/message'
import type { Finding, Report } from '../model'
import { words } from '../verdicts'
import { sectionsOf } from './order'
import { evidenceLines, remedyLines } from './plain'

const columns: readonly (readonly [string, (finding: Finding, report: Report) => string])[] = [
  ['check', ({ id }) => id],
  ['verdict', ({ verdict }) => verdict],
  ['says', ({ verdict }) => words[verdict]],
  ['title', ({ title }) => visible(title.text)],
  ['statement', ({ statement }) => visible(statement.text)],
  ['evidence', ({ evidence }) => evidence.flatMap(evidenceLines).join('\n')],
  ['remedy', ({ remedy }) => (remedy ? remedyLines(remedy).join('\n') : '')],
  ['source', ({ source }) => source.url],
  ['verified', ({ source }) => source.verified],
  ['judged', ({ judgedAt }) => judgedAt],
  ['account', (_finding, { account }) => account.id],
]

/** RFC 4180, with a row of names. */
export function csvOf(report: Report): string {
  const rows = sectionsOf(report)
    .flatMap(({ findings }) => findings)
    .map(finding => columns.map(([, cell]) => cell(finding, report)))
  return [columns.map(([name]) => name), ...rows].map(row => `${row.map(cellOf).join(',')}\r\n`).join('')
}

/**
 * A spreadsheet would take what begins like a formula for one: an apostrophe makes it text, as OWASP advises.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
function cellOf(text: string): string {
  const plain = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n']/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
