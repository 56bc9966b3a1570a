import { byWeight, textOf, words } from '@/components/verdict/words'
import { visible } from '@/lib/message'
import type { Finding, Remedy, Report } from '@/lib/report/model'

const ways: Readonly<Record<Remedy['kind'], string>> = {
  apply: 'safe to run as it stands',
  patch: 'a change to copy',
  guide: 'in the console',
  attest: 'for a person to confirm',
}

/** The way from here to ready, each step leading to its card. */
export function ToDo({ report }: { report: Report }) {
  const open = byWeight.flatMap(verdict => report.findings.filter(finding => finding.verdict === verdict))
  const deciding = open.filter(({ verdict }) => ['fail', 'unknown', 'todo'].includes(verdict))
  const warnings = open.filter(({ verdict }) => verdict === 'warn')
  return (
    <>
      {deciding.length > 0 ? (
        <Steps title="What would make it ready" findings={deciding} />
      ) : (
        <>
          <h2 className="text-sm font-semibold">What would make it ready</h2>
          <p className="mt-1.5 text-sm text-soft">
            Nothing: every prerequisite that can be read is met. Subscribe people in the Kiro console.
          </p>
        </>
      )}
      {warnings.length > 0 && (
        <div className="mt-5">
          <Steps title="Worth a look" findings={warnings} />
        </div>
      )}
    </>
  )
}

function Steps({ title, findings }: { title: string; findings: readonly Finding[] }) {
  return (
    <>
      <h2 className="text-sm font-semibold">{title}</h2>
      <ol className="mt-1.5 divide-y divide-hair">
        {findings.map(({ id, verdict, title, remedy }, index) => (
          <li key={id} className="grid grid-cols-[1.375rem_minmax(0,1fr)] gap-2.5 py-2.5">
            <span
              aria-hidden="true"
              className="grid size-5.5 place-items-center rounded-full bg-hair text-xs font-semibold text-soft tabular-nums"
            >
              {index + 1}
            </span>
            <a href={`#${id}`} className="group block text-sm">
              <span className="block underline decoration-line underline-offset-3 group-hover:decoration-current">
                {visible((remedy?.title ?? title).text)}
              </span>
              <span className="text-xs text-soft">
                <span className={textOf[verdict]}>{words[verdict]}</span>
                {remedy && `, ${ways[remedy.kind]}`}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </>
  )
}
