import { visible } from '@/lib/message'
import type { Finding, Report } from '../model'
import { words } from '../verdicts'
import { html, type Markup } from './html/markup'
import { type Section, sectionsOf } from './order'
import { evidenceLines, remedyLines } from './plain'

/**
 * JUnit XML, as Jenkins and others take it. A fail is a failure and an unknown an error, so that neither is taken for
 * a pass; what only a person can confirm is skipped and says so.
 */
export function junitOf(report: Report): string {
  const sections = sectionsOf(report)
  return html`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Kiro Readiness" ${totals(report.findings)} time="${seconds(report.durationMs)}">
${sections.map(section => suite(section, report))}</testsuites>
`.text
}

function suite({ group, findings }: Section, { generatedAt, account }: Report): Markup {
  const skipped = findings.filter(isSkipped).length
  return html`<testsuite name="${group.title}" ${totals(findings)} skipped="${skipped}" timestamp="${generatedAt}" id="${group.id}">
<properties><property name="account" value="${visible(account.id)}"/></properties>
${findings.map(testcase)}</testsuite>
`
}

const isSkipped = ({ verdict }: Finding) => verdict === 'skip' || verdict === 'todo'

function totals(findings: readonly Finding[]): Markup {
  const of = (verdict: string) => findings.filter(finding => finding.verdict === verdict).length
  return html`tests="${findings.length}" failures="${of('fail')}" errors="${of('unknown')}"`
}

function testcase(finding: Finding): Markup {
  const { id, title } = finding
  return html`<testcase name="${visible(title.text)}" classname="kiro-readiness.${id}">${outcome(finding)}</testcase>
`
}

function outcome({ verdict, statement, evidence, remedy }: Finding): Markup {
  const message = visible(statement.text)
  const lines = [...evidence.flatMap(evidenceLines), ...(remedy ? ['', ...remedyLines(remedy)] : [])]
  const text = lines.join('\n')
  switch (verdict) {
    case 'fail':
      return html`<failure type="${verdict}" message="${message}">${text}</failure>`
    case 'unknown':
      return html`<error type="${verdict}" message="${message}">${text}</error>`
    case 'todo':
    case 'skip':
      return html`<skipped type="${verdict}" message="${words[verdict]}: ${message}">${text}</skipped>`
    case 'pass':
    case 'warn':
      return html`<system-out>${words[verdict]}: ${message}
${text}</system-out>`
  }
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3)
}
