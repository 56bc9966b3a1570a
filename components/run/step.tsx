import { textOf } from '@/components/verdict/words'
import { visible } from '@/lib/message'
import type { Finding, Remedy } from '@/lib/report/model'
import { words } from '@/lib/report/verdicts'

const ways: Readonly<Record<Remedy['kind'], string>> = {
  apply: 'safe to run as it stands',
  patch: 'a change to copy',
  guide: 'steps to follow',
  attest: 'for a person to confirm',
}

type Props = { number: number; title: string; findings: readonly Finding[] }

/** What to do, and which checks it settles. */
export function Step({ number, title, findings }: Props) {
  const [first, ...others] = findings
  if (!first) return null
  const { id, verdict, remedy } = first
  return (
    <li className="grid grid-cols-[1.375rem_minmax(0,1fr)] gap-2.5 py-2.5">
      <span
        aria-hidden="true"
        className="grid size-5.5 place-items-center rounded-full bg-hair text-xs font-semibold text-soft tabular-nums"
      >
        {number}
      </span>
      <div>
        <a href={`#${id}`} className="group block text-sm">
          <span className="block underline decoration-line underline-offset-3 group-hover:decoration-current">
            {visible(title)}
          </span>
          <span className="text-xs text-soft">
            <span className={textOf[verdict]}>{words[verdict]}</span>
            {remedy && `, ${ways[remedy.kind]}`}
          </span>
        </a>
        {others.length > 0 && (
          <ul className="mt-1 grid gap-0.5 text-xs text-soft">
            {findings.map(finding => (
              <li key={finding.id}>
                <a href={`#${finding.id}`} className="link">
                  {visible(finding.title.text)}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}
