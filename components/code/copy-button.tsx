'use client'

import { useEffect, useState } from 'react'

type State = 'ready' | 'copied' | 'refused'
const says: Readonly<Record<State, string>> = { ready: 'Copy', copied: 'Copied', refused: 'Select and copy' }

/** Copies a text as it is. Without a script, or where the browser refuses, the text can be selected beside it. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [state, setState] = useState<State>('ready')
  useEffect(() => {
    if (state === 'ready') return
    const timer = setTimeout(() => setState('ready'), 2_000)
    return () => clearTimeout(timer)
  }, [state])
  const copy = async () => {
    try {
      // Absent where the page came neither over TLS nor from loopback.
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      setState('refused')
    }
  }
  return (
    <button type="button" onClick={copy} className="button no-print min-w-19 px-3 sm:min-h-8">
      <span aria-live="polite">{says[state]}</span>
      <span className="sr-only"> {what}</span>
    </button>
  )
}
