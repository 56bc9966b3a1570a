import type { Report } from '@/lib/report/model'
import { ToDo } from './to-do'

export function RunAside({ report, id, shares }: { report: Report | null; id: string; shares: boolean }) {
  return (
    <div className="panel p-4.5">
      {report ? (
        <ToDo report={report} />
      ) : (
        <>
          <h2 className="text-sm font-semibold">What would make it ready</h2>
          <p className="mt-1.5 text-sm text-soft">Stands here once everything is judged.</p>
        </>
      )}
      {report && (
        <p className="no-print mt-4 border-t border-hair pt-3 text-sm">
          {shares && (
            <>
              <a className="link" href={`/runs/${id}/share`}>
                Hand it out
              </a>
              <span className="mx-2 text-faint">·</span>
            </>
          )}
          <a className="link" href={`/runs/${id}/report.json`}>
            Report as JSON
          </a>
          <span className="mx-2 text-faint">·</span>
          <a className="link" href="/schema/report-v1.json">
            its schema
          </a>
        </p>
      )}
    </div>
  )
}
