'use client'

import { useEffect, useState } from 'react'

type State = 'ready' | 'copied' | 'refused'
const says: Readonly<Record<State, string>> = { ready: 'Copy', copied: 'Copied', refused: 'Select and copy' }

type Props = { readonly what: string } & (
  | { readonly text: string }
  /** A text of this server that is fetched when it is wanted; it can be opened beside the button as well. */
  | { readonly url: string }
)

/** Copies a text as it is. Without a script, or where the browser refuses, the text can be selected beside it. */
export function CopyButton(props: Props) {
  const [state, setState] = useState<State>('ready')
  useEffect(() => {
    if (state === 'ready') return
    const timer = setTimeout(() => setState('ready'), 2_000)
    return () => clearTimeout(timer)
  }, [state])
  const copy = async () => {
    try {
      // Absent where the page came neither over TLS nor from loopback.
      if ('text' in props) await navigator.clipboard.writeText(props.text)
      // As a promise: what is fetched first would be written too long after the click for some browsers.
      else await navigator.clipboard.write([new ClipboardItem({ 'text/plain': fetched(props.url) })])
      setState('copied')
    } catch {
      setState('refused')
    }
  }
  return (
    <button type="button" onClick={copy} className="button no-print min-w-19 px-3 sm:min-h-8">
      <span aria-live="polite">{says[state]}</span>
      <span className="sr-only"> {props.what}</span>
    </button>
  )
}

async function fetched(url: string): Promise<Blob> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The server answered ${response.status}`)
  return new Blob([await response.text()], { type: 'text/plain' })
}
