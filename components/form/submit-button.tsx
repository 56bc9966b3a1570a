'use client'

import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'

type Props = { children: ReactNode; busy: string; first?: boolean; wide?: boolean }

export function SubmitButton({ children, busy, first = false, wide = false }: Props) {
  const { pending } = useFormStatus()
  const look = first ? 'button button-first' : 'button'
  return (
    <button type="submit" disabled={pending} className={wide ? `${look} w-full` : look}>
      <span aria-live="polite">{pending ? busy : children}</span>
    </button>
  )
}
