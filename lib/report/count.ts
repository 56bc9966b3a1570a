import type { Finding, Verdict } from './model'

export type Counts = Readonly<Record<Verdict, number>>

export function count(findings: readonly Pick<Finding, 'verdict'>[]): Counts {
  const of = (verdict: Verdict) => findings.filter(finding => finding.verdict === verdict).length
  return {
    pass: of('pass'),
    warn: of('warn'),
    fail: of('fail'),
    todo: of('todo'),
    skip: of('skip'),
    unknown: of('unknown'),
  }
}

/** "2 to change, 1 to confirm": what a heading says of the cards below it. */
export function inWords(counts: Counts): string {
  const parts = [
    counts.fail && `${counts.fail} to change`,
    counts.todo && `${counts.todo} to confirm`,
    counts.unknown && `${counts.unknown} unknown`,
    counts.warn && (counts.warn === 1 ? '1 warning' : `${counts.warn} warnings`),
  ].filter(part => part !== 0)
  if (parts.length > 0) return parts.join(', ')
  if (counts.pass > 0) return counts.pass === 1 ? 'passes' : `${counts.pass} pass`
  return counts.skip > 0 ? 'nothing here applies' : ''
}
