import type { ReactNode } from 'react'

/** Fields that most people leave alone; open where something stands in them. */
export function Fold({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return (
    <details open={open} className="group rounded-lg border border-line">
      <summary className="flex min-h-11 items-center gap-2 px-3.5 text-sm font-medium">
        <span
          className="inline-block text-faint transition-transform group-open:rotate-90"
          aria-hidden="true"
        >
          ›
        </span>
        {title}
      </summary>
      <div className="grid gap-3 px-3.5 pb-4">{children}</div>
    </details>
  )
}
