import Link from 'next/link'
import type { ReactNode } from 'react'

type Props = { here?: ReactNode; nav?: ReactNode; children?: ReactNode }

export function TopBar({ here, nav, children }: Props) {
  return (
    <header className="border-b border-line bg-panel">
      <div className="mx-auto flex min-h-15 max-w-[76rem] items-center gap-3.5 px-4 py-2 sm:px-7">
        <Link
          href="/"
          prefetch={false}
          className="flex min-h-10 shrink-0 items-center gap-2.5 font-semibold whitespace-nowrap"
        >
          <svg viewBox="0 0 22 22" className="size-5.5 shrink-0" aria-hidden="true">
            <rect width="22" height="22" rx="6" className="fill-accent" />
            <path
              d="M6 11.5 9.5 15 16 7.5"
              className="fill-none stroke-on-accent stroke-[2.2] [stroke-linecap:round] [stroke-linejoin:round]"
            />
          </svg>
          Kiro Readiness
        </Link>
        {here && (
          <p className="flex min-w-0 items-center gap-3.5 text-sm text-soft max-sm:hidden">
            <span aria-hidden="true" className="text-faint">
              /
            </span>
            <span className="inline-block min-w-0 first-letter:uppercase">{here}</span>
          </p>
        )}
        <div className="no-print ml-auto flex min-w-0 flex-wrap items-center justify-end gap-x-3 gap-y-1">
          {children}
          {nav}
        </div>
      </div>
    </header>
  )
}
