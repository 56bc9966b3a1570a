'use client'

import './globals.css'
import ErrorPage from './error'

/** Where even the layout failed. Next's own page would need inline styles, which our policy forbids. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <ErrorPage error={error} retry={retry} />
      </body>
    </html>
  )
}
