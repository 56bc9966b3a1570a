'use client'

import { useEffect, useState } from 'react'
import { ago, moment } from '@/lib/moment'

/** Says how long ago, and keeps it true while the page stays open. */
export function Ago({ at, now }: { at: string; now: number }) {
  const [clock, setClock] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setClock(Date.now()), 15_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <time dateTime={at} title={moment(at)}>
      {ago(at, Math.max(now, clock))}
    </time>
  )
}
