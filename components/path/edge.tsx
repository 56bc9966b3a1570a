import { textOf } from '@/components/verdict/words'
import type { Verdict } from '@/lib/report/model'

/** Where Kiro stands at a door: the word says whether it is let in. */
const doors: Readonly<Record<Verdict, string>> = {
  pass: 'let in',
  skip: 'open',
  warn: 'let in',
  todo: 'to confirm',
  fail: 'refused',
  unknown: 'unknown',
}

/** A line with its head. It lies on a wide page and stands on a narrow one; one that leads from Kiro says how it went. */
export function PathEdge({ verdict, towards }: { verdict: Verdict | null; towards: 'right' | 'left' }) {
  const ink = verdict ? textOf[verdict] : 'text-faint'
  const cut = verdict === 'fail' || verdict === 'unknown' ? 'border-dashed' : 'border-solid'
  const line = `grow border-current max-lg:border-l-2 lg:border-t-2 ${cut}`
  const head = 'size-2 shrink-0 border-t-2 border-r-2 border-current'
  const frame = `flex items-center max-lg:flex-col ${ink}`
  if (towards === 'right')
    return (
      <div aria-hidden="true" className={`${frame} max-lg:h-8`}>
        <span className={line} />
        <span className={`${head} max-lg:-mt-2 max-lg:rotate-135 lg:-ml-2 lg:rotate-45`} />
      </div>
    )
  return (
    <div aria-hidden="true" className={`${frame} max-lg:h-16 max-lg:py-1`}>
      <span className={`${head} max-lg:-mb-2 max-lg:-rotate-45 lg:-mr-2 lg:-rotate-135`} />
      <span className={line} />
      {verdict && (
        <>
          <span className="shrink-0 rounded-full border border-current bg-panel px-2 text-xs leading-5 font-semibold">
            {doors[verdict]}
          </span>
          <span className={line} />
        </>
      )}
    </div>
  )
}
