import type { CheckId, Finding, Report, Verdict } from '@/lib/report/model'

/** What changed between an account's newest run and the one before it: check ids, in the order of the checklist. */
export type Changes = {
  /** Now failing, and not before. */
  readonly broke: readonly CheckId[]
  /** Failing before, and not now. */
  readonly mended: readonly CheckId[]
  /** Another verdict, neither of the two. */
  readonly other: readonly CheckId[]
}

/** To be given the report of the run before, as it is kept; null where there is none. */
export function changesSince(now: Report): (before: string | null) => string | null {
  return before => (before === null ? null : JSON.stringify(changes(JSON.parse(before), now)))
}

/** As an account keeps them; null: there was no run before. */
export function changesIn(kept: string | null): Changes | null {
  return kept === null ? null : JSON.parse(kept)
}

function changes(before: Report, now: Report): Changes {
  const then = new Map<CheckId, Verdict>(before.findings.map(({ id, verdict }) => [id, verdict]))
  const those = (picked: (finding: Finding, before: Verdict) => boolean) =>
    now.findings
      .filter(finding => {
        const verdict = then.get(finding.id)
        return verdict !== undefined && verdict !== finding.verdict && picked(finding, verdict)
      })
      .map(({ id }) => id)
  return {
    broke: those(({ verdict }) => verdict === 'fail'),
    mended: those((_, verdict) => verdict === 'fail'),
    other: those(({ verdict }, was) => verdict !== 'fail' && was !== 'fail'),
  }
}
