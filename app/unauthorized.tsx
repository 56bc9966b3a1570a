import { MessagePage } from '@/components/page/message-page'
import { TopBar } from '@/components/page/top-bar'

export const metadata = { title: 'Sign in' }

export default function Unauthorized() {
  return (
    <>
      <TopBar />
      <MessagePage title="You are not signed in">
        <p className="mt-2 text-soft">Your session is over, or was ended elsewhere. Nothing was done.</p>
        <p className="mt-6">
          <a href="/sign-in" className="button button-first">
            Sign in
          </a>
        </p>
      </MessagePage>
    </>
  )
}
