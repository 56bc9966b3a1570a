'use client'

import { useCallback, useEffect, useState } from 'react'
import { ProblemNote } from '@/components/form/problem'
import { compare } from '@/lib/report/compare'
import type { Opened } from '@/lib/report/open'
import { OpenField } from './open-field'
import { type Problem, type ReadResult, readFile, readLink } from './read'
import { ReportView } from './report-view'
import { StandingNote } from './standing'
import { TwoReports } from './two-reports'

/** Opens reports in the browser: one to read, a second to hold it against. `first` is a link to begin with. */
export function Opener({ first, now }: { first: string | null; now: number }) {
  const [reports, setReports] = useState<readonly Opened[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const take = useCallback((found: ReadResult) => {
    if (!('report' in found)) return setProblem(found)
    setProblem(null)
    setReports(before => [...before.slice(0, 1), found])
  }, [])

  useEffect(() => {
    const carried = location.hash.startsWith('#1.') ? location.hash : first
    if (carried !== null) void readLink(carried).then(take)
  }, [first, take])

  const inOrder = reports.toSorted(
    (a, b) => Date.parse(a.report.generatedAt) - Date.parse(b.report.generatedAt),
  )
  const [before, after] = inOrder
  const newest = inOrder.at(-1)
  return (
    <div className="grid grid-cols-1 gap-6">
      <OpenField
        title={newest ? 'Hold another report against it' : 'A report'}
        onFile={file => void readFile(file).then(take)}
        onLink={link => void readLink(link).then(take)}
      />
      {problem && <ProblemNote problem={problem} />}
      {before && after && <TwoReports comparison={compare(before.report, after.report)} now={now} />}
      {newest && (
        <>
          <StandingNote standing={newest.standing} />
          <ReportView report={newest.report} now={now} />
        </>
      )}
    </div>
  )
}
