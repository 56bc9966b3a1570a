import type { ReactNode } from 'react'
import type { KeyChange } from '@/components/patch/key-change'
import { VerdictIcon } from '@/components/verdict/icon'
import { VerdictWord } from '@/components/verdict/word'
import { edgeOf } from '@/components/verdict/words'
import { visible } from '@/lib/message'
import type { Finding } from '@/lib/report/model'
import { CardBody } from './body'

type Props = {
  finding: Finding
  open: boolean
  now: number
  change?: KeyChange | null
  /** Asks AWS anew; where nobody can, nothing. */
  again?: ReactNode
}

/** One check's verdict: a line that says it all, and what stands behind it. Opens without a script. */
export function Card({ finding, open, now, change = null, again = null }: Props) {
  const { id, verdict, title, statement } = finding
  return (
    <article
      id={id}
      aria-labelledby={`${id}-title`}
      data-verdict={verdict}
      className="scroll-mt-6 target:outline-2 target:-outline-offset-2 target:outline-accent"
    >
      <details
        open={open}
        className={`group/card relative before:absolute before:inset-y-0 before:left-0 before:w-0.75 before:opacity-0 open:before:opacity-100 ${edgeOf[verdict]}`}
      >
        <summary className="card-row transition-colors hover:bg-sunken group-open/card:hover:bg-transparent">
          <VerdictIcon verdict={verdict} />
          <h3
            id={`${id}-title`}
            className="line-clamp-2 font-medium group-open/card:line-clamp-none sm:line-clamp-1 print:line-clamp-none"
          >
            {visible(title.text)}
          </h3>
          <p className="line-clamp-1 text-sm text-soft group-open/card:line-clamp-none print:line-clamp-none group-open/card:text-ink">
            {visible(statement.text)}
          </p>
          <VerdictWord verdict={verdict} />
          <span
            aria-hidden="true"
            className="text-lg leading-5 text-faint transition-transform group-open/card:rotate-90 print:hidden"
          >
            ›
          </span>
        </summary>
        <CardBody finding={finding} now={now} change={change} again={again} />
      </details>
    </article>
  )
}
