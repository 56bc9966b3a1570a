'use client'

import { unstable_isUnrecognizedActionError as isFromOlderBuild } from 'next/navigation'
import { MessagePage } from '@/components/page/message-page'

/** A fault of this program. What it was stands in the server's log, never here: it may name what is not to be shown. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  if (isFromOlderBuild(error)) return <OutOfDate />
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null
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

function OutOfDate() {
  return (
    <MessagePage title="This page is out of date">
      <p className="mt-2 text-soft">The program was updated since the page was opened. Nothing was done.</p>
      <p className="mt-6">
        <button type="button" onClick={() => window.location.reload()} className="button button-first">
          Reload the page
        </button>
      </p>
    </MessagePage>
  )
}
