import Link from 'next/link'
import { MessagePage } from '@/components/page/message-page'
import { TopBar } from '@/components/page/top-bar'
import type { Problem } from '@/lib/run/run'

/** A run that is kept, but not in words that this version knows. */
export function Unreadable({ problem }: { problem: Problem }) {
  return (
    <>
      <TopBar />
      <MessagePage title="This report cannot be read here">
        <p className="mt-2 text-soft">
          {problem.message.text}. {problem.next.text}
        </p>
        <p className="mt-6">
          <Link href="/" prefetch={false} className="button">
            To the start
          </Link>
        </p>
      </MessagePage>
    </>
  )
}
