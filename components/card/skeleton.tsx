import { visible } from '@/lib/message'
import type { CheckId } from '@/lib/report/model'

/** A check that is not judged yet, in the place and height of the card that it becomes. */
export function CardSkeleton({ id, about }: { id: CheckId; about: string }) {
  return (
    <article id={id} aria-busy="true" aria-labelledby={`${id}-title`} className="scroll-mt-6">
      <div className="card-row">
        <span className="waiting grid size-6 place-items-center rounded-full bg-hair" aria-hidden="true">
          <span className="size-1.5 rounded-full bg-faint" />
        </span>
        <h3 id={`${id}-title`} className="line-clamp-2 font-medium text-soft sm:line-clamp-1">
          {visible(about)}
        </h3>
        <span className="waiting block h-5 py-1.5" aria-hidden="true">
          <span className="block h-2 w-2/3 rounded-full bg-hair" />
        </span>
        <span className="text-xs text-faint">Checking</span>
      </div>
    </article>
  )
}
