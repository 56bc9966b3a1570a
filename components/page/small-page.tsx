import type { ReactNode } from 'react'

/** A page that asks for one thing. */
export function SmallPage({
  title,
  says,
  children,
}: {
  title: string
  says?: ReactNode
  children: ReactNode
}) {
  return (
    <main className="mx-auto max-w-md px-4 py-14 sm:py-20">
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      {says && <p className="mt-2 text-sm text-soft">{says}</p>}
      <div className="panel mt-6 grid gap-5 p-4.5 sm:p-6">{children}</div>
    </main>
  )
}
