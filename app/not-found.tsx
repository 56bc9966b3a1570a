import Link from 'next/link'
import { MessagePage } from '@/components/page/message-page'
import { TopBar } from '@/components/page/top-bar'

export const metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <>
      <TopBar />
      <MessagePage title="There is nothing at this address">
        <p className="mt-2 text-soft">
          A report is found by its whole address, on the machine that made it. It may have been made
          elsewhere, or its data folder may be gone.
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
