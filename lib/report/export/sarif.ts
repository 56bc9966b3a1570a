import { visible } from '@/lib/message'
import { jsonText } from '../json'
import type { Finding, Remedy, Report, Verdict } from '../model'
import { words } from '../verdicts'
import { sectionsOf } from './order'
import { evidenceLines, remedyLines } from './plain'

type Outcome = { readonly kind: string; readonly level: 'none' | 'warning' | 'error' }

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html, 3.27.9 and 3.27.10: only a `fail` has a level. */
const outcomes: Readonly<Record<Verdict, Outcome>> = {
  pass: { kind: 'pass', level: 'none' },
  warn: { kind: 'fail', level: 'warning' },
  fail: { kind: 'fail', level: 'error' },
  todo: { kind: 'review', level: 'none' },
  skip: { kind: 'notApplicable', level: 'none' },
  unknown: { kind: 'open', level: 'none' },
}

export function sarifOf(report: Report): string {
  const findings = sectionsOf(report).flatMap(section => section.findings)
  const end = new Date(report.generatedAt)
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Kiro Readiness', rules: findings.map(rule) } },
        automationDetails: { id: `kiro-readiness/${report.generatedAt}` },
        invocations: [
          {
            executionSuccessful: true,
            startTimeUtc: new Date(end.getTime() - report.durationMs).toISOString(),
            endTimeUtc: end.toISOString(),
          },
        ],
        results: findings.map((finding, index) => result(finding, index, report)),
        properties: { answer: report.answer },
      },
    ],
  }
  return `${jsonText(log)}\n`
}

function rule({ id, title, why, source, remedy }: Finding) {
  return {
    id,
    shortDescription: { text: message(title.text) },
    fullDescription: { text: message(why.text) },
    ...(/^https:\/\/\S+$/.test(source.url) ? { helpUri: source.url } : {}),
    help: { text: remedy ? textOf(remedy) : message(why.text) },
  }
}

function result({ id, verdict, statement, evidence, remedy }: Finding, ruleIndex: number, report: Report) {
  const of = report.instance?.arn ?? report.account.id
  return {
    ruleId: id,
    ruleIndex,
    ...outcomes[verdict],
    message: { text: [statement.text, ...evidence.flatMap(evidenceLines)].map(message).join('\n') },
    locations: [{ logicalLocations: [{ fullyQualifiedName: of, kind: 'resource' }] }],
    // One account's finding on one check is the same finding in the next run.
    partialFingerprints: { 'check/v1': `${of}/${id}` },
    properties: { verdict, says: words[verdict], ...(remedy ? { remedy: remedy.kind } : {}) },
  }
}

function textOf(remedy: Remedy): string {
  return remedyLines(remedy).map(message).join('\n')
}

/** Braces and brackets are placeholders and links in a SARIF message (3.11.5, 3.11.6), and escaped where they are text. */
function message(text: string): string {
  return visible(text)
    .replace(/[\\[\]]/g, '\\$&')
    .replace(/[{}]/g, '$&$&')
}
