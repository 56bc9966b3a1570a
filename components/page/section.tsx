import type { ReactNode } from 'react'

type Props = { id: string; title: string; says?: ReactNode; children: ReactNode }

export function Section({ id, title, says, children }: Props) {
  return (
    <section aria-labelledby={id} className="panel p-4.5 sm:p-6">
      <h2 id={id} className="text-base font-semibold">
        {title}
      </h2>
      {says && <p className="mt-1 max-w-xl text-sm text-soft">{says}</p>}
      <div className="mt-4">{children}</div>
    </section>
  )
}
