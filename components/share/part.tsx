import type { ReactNode } from 'react'

type Props = { id: string; title: string; says?: string; children: ReactNode }

export function SharePart({ id, title, says, children }: Props) {
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-4">
      <div>
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {says && <p className="text-sm text-soft">{says}</p>}
      </div>
      {children}
    </section>
  )
}
