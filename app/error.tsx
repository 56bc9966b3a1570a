'use client'

import { MessagePage } from '@/components/page/message-page'

/** A fault of this program. What it was stands in the server's log, never here: it may name what is not to be shown. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = digestOf(error)
  return (
    <MessagePage title="This page could not be made">
      <p className="mt-2 text-soft">
        Something in this program failed; nothing was changed in AWS. The server’s log says what it was
        {digest && (
          <>
            , under <code className="font-mono text-sm">{digest}</code>
          </>
        )}
        .
      </p>
      <p className="mt-6 flex flex-wrap gap-2">
        <button type="button" onClick={retry} className="button button-first">
          Try again
        </button>
        <a href="/" className="button">
          To the start
        </a>
      </p>
    </MessagePage>
  )
}

function digestOf(error: unknown): string | null {
  return error instanceof Error && 'digest' in error ? String(error.digest) : null
}
