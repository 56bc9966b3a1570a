import { ActionForm } from '@/components/form/action-form'
import { MessagePage } from '@/components/page/message-page'
import { SmallPage } from '@/components/page/small-page'
import { TopBar } from '@/components/page/top-bar'
import { invitationOf } from '@/lib/auth/join'
import { SHORTEST_PASSWORD } from '@/lib/auth/password'
import { joinWithPassword } from './actions'

export const metadata = { title: 'Join' }

export default async function Join({ params }: PageProps<'/join/[token]'>) {
  const { token } = await params
  const invitation = await invitationOf(token)
  if (!invitation) return <NoInvitation />
  const { email, role } = invitation
  return (
    <>
      <TopBar />
      <SmallPage
        title={email === null ? 'Set this server up' : 'Join this server'}
        says={
          email === null
            ? 'You are the first: an admin, who may do everything here and invite others.'
            : `You were invited as ${role}, as ${email}.`
        }
      >
        <ActionForm
          action={joinWithPassword}
          hidden={{ token }}
          fields={[
            { name: 'name', label: 'Your name', autoComplete: 'name' },
            ...(email === null
              ? [{ name: 'email', label: 'E-mail', kind: 'email', autoComplete: 'username' } as const]
              : []),
            {
              name: 'password',
              label: 'Password',
              kind: 'password',
              autoComplete: 'new-password',
              hint: `At least ${SHORTEST_PASSWORD} characters. A few words in a row are easy to keep and hard to guess.`,
            },
          ]}
          submit={email === null ? 'Set up' : 'Join'}
          busy="One moment …"
          first
        />
      </SmallPage>
    </>
  )
}

function NoInvitation() {
  return (
    <>
      <TopBar />
      <MessagePage title="This link no longer opens anything">
        <p className="mt-2 text-soft">
          It was used, its time is over, or a newer one took its place. For an invitation, ask the admin who
          sent it. The link that sets a server up is printed anew whenever the server starts.
        </p>
      </MessagePage>
    </>
  )
}
