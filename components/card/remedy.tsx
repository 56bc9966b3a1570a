import { visible } from '@/lib/message'
import type { Remedy } from '@/lib/report/model'
import { Copies } from './copies'

/** What to do, in the order in which it is done. */
export function RemedyPart({ remedy, id, present }: { remedy: Remedy; id: string; present: string | null }) {
  return (
    <section aria-labelledby={`${id}-remedy`}>
      <h4 id={`${id}-remedy`} className="text-sm font-semibold">
        {visible(remedy.title.text)}
      </h4>
      {remedy.steps.length > 0 && (
        <ol className="mt-2 grid gap-2">
          {remedy.steps.map((step, index) => (
            <li key={step.text} className="grid grid-cols-[1.375rem_minmax(0,1fr)] gap-2.5 text-sm">
              <span
                aria-hidden="true"
                className="grid size-5.5 place-items-center rounded-full bg-hair text-xs font-semibold text-soft tabular-nums"
              >
                {index + 1}
              </span>
              <span>{visible(step.text)}</span>
            </li>
          ))}
        </ol>
      )}
      {remedy.link && (
        <p className="mt-2.5 text-sm">
          <a className="link" href={remedy.link.url} rel="noreferrer" target="_blank">
            {visible(remedy.link.title)} <span aria-hidden="true">↗</span>
            <span className="sr-only"> (opens in a new tab)</span>
          </a>
        </p>
      )}
      <Copies copies={remedy.copies} id={id} present={present} />
    </section>
  )
}
