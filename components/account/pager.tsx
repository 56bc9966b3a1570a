import type { Route } from 'next'
import Link from 'next/link'

type Props = { page: number; pages: number; href: (page: number) => Route }

export function Pager({ page, pages, href }: Props) {
  if (pages <= 1) return null
  return (
    <nav aria-label="Pages of accounts" className="flex items-center justify-between gap-3 text-sm">
      <Step to={page > 1 ? href(page - 1) : null} rel="prev">
        ← Before
      </Step>
      <span className="text-soft tabular-nums">
        Page {page} of {pages}
      </span>
      <Step to={page < pages ? href(page + 1) : null} rel="next">
        Next →
      </Step>
    </nav>
  )
}

function Step({ to, rel, children }: { to: Route | null; rel: 'prev' | 'next'; children: string }) {
  if (to === null) return <span className="button invisible">{children}</span>
  return (
    <Link href={to} prefetch={false} rel={rel} className="button">
      {children}
    </Link>
  )
}
