import type { ReactNode } from 'react'

/** Something that holds for the whole page, such as that requests do not go to AWS. */
export function Banner({ children }: { children: ReactNode }) {
  return (
    <div role="note" className="border-b border-line bg-verdict-todo/8">
      <p className="mx-auto max-w-[76rem] px-4 py-2 text-sm sm:px-7">{children}</p>
    </div>
  )
}
