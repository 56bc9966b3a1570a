import { MessagePage } from '@/components/page/message-page'
import { TopBar } from '@/components/page/top-bar'

export const metadata = { title: 'Not yours to do' }

export default function Forbidden() {
  return (
    <>
      <TopBar />
      <MessagePage title="Your role does not include this">
        <p className="mt-2 text-soft">Nothing was done. An admin of this server can change your role.</p>
        <p className="mt-6">
          <a href="/" className="button">
            To the start
          </a>
        </p>
      </MessagePage>
    </>
  )
}
