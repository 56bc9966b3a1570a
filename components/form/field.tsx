import type { ReactNode } from 'react'

type Props = {
  id: string
  label: string
  hint?: ReactNode
  error?: string
  children: ReactNode
}

/** A label, what is typed, and the sentence about it. */
export function FieldFrame({ id, label, hint, error, children }: Props) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      {children}
      {error !== undefined && (
        <p id={`${id}-error`} className="mt-1 text-sm text-verdict-fail">
          {error}
        </p>
      )}
      {hint && error === undefined && (
        <p id={`${id}-hint`} className="mt-1 text-xs text-soft">
          {hint}
        </p>
      )}
    </div>
  )
}
