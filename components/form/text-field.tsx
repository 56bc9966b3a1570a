import type { ReactNode } from 'react'
import { FieldFrame } from './field'

type Props = {
  name: string
  /** Where a page has several fields of this name. */
  id?: string
  label: string
  value?: string
  error?: string
  hint?: ReactNode
  placeholder?: string
  kind?: 'text' | 'email' | 'password' | 'code' | 'lines'
  /** What a browser may fill in; nothing unless it is said. */
  autoComplete?: string
}

export function TextField({
  name,
  id = name,
  label,
  value,
  error,
  hint,
  placeholder,
  kind = 'text',
  autoComplete = 'off',
}: Props) {
  const shared = {
    id,
    name,
    placeholder,
    defaultValue: value,
    autoComplete,
    autoCapitalize: 'none',
    spellCheck: false,
    'aria-invalid': error !== undefined,
    'aria-describedby': error !== undefined ? `${id}-error` : hint ? `${id}-hint` : undefined,
  } as const
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      {kind === 'lines' ? (
        <textarea rows={3} className="field font-mono" {...shared} />
      ) : (
        <input
          type={kind === 'code' ? 'text' : kind}
          inputMode={kind === 'code' ? 'numeric' : undefined}
          className="field font-mono"
          {...shared}
        />
      )}
    </FieldFrame>
  )
}
