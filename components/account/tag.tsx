import type { ReactNode } from 'react'

export function Tag({ children, accent = false }: { children: ReactNode; accent?: boolean }) {
  const look = accent ? 'bg-verdict-todo/10 text-verdict-todo' : 'bg-hair text-soft'
  return (
    <span
      className={`inline-block max-w-full truncate rounded-full px-2 py-px align-middle text-xs font-medium ${look}`}
    >
      {children}
    </span>
  )
}
