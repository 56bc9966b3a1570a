import { redirect } from 'next/navigation'
import { ActionForm } from '@/components/form/action-form'
import { ProblemNote } from '@/components/form/problem'
import { MessagePage } from '@/components/page/message-page'
import { SmallPage } from '@/components/page/small-page'
import { TopBar } from '@/components/page/top-bar'
import { asking } from '@/lib/auth/asking'
import { company } from '@/lib/auth/company'
import { wayBack } from '@/lib/auth/way-back'
import { signInWithPassword } from './actions'
import { companyProblem } from './company-problem'

export const metadata = { title: 'Sign in' }

export default async function SignIn({ searchParams }: PageProps<'/sign-in'>) {
  const { to, error } = await searchParams
  const who = await asking()
  if (who.kind !== 'nobody') redirect(wayBack(to))
  if (!who.setUp) return <NotSetUp />
  const problem = companyProblem(error)
  return (
    <>
      <TopBar />
      <SmallPage title="Sign in">
        {problem && <ProblemNote problem={problem} />}
        <ActionForm
          action={signInWithPassword}
          hidden={{ to: wayBack(to) }}
          fields={[
            { name: 'email', label: 'E-mail', kind: 'email', autoComplete: 'username' },
            { name: 'password', label: 'Password', kind: 'password', autoComplete: 'current-password' },
          ]}
          submit="Sign in"
          busy="Signing in …"
          first
        />
        {company() && (
          <p className="border-t border-hair pt-5">
            <a href={`/sign-in/company?to=${encodeURIComponent(wayBack(to))}`} className="button w-full">
              Sign in with your company’s account
            </a>
          </p>
        )}
      </SmallPage>
    </>
  )
}

function NotSetUp() {
  return (
    <>
      <TopBar />
      <MessagePage title="This server has not been set up">
        <p className="mt-2 text-soft">
          It printed a link when it started, in the terminal or the log of whoever runs it. The link makes the
          first admin; it is good once and for 24 hours. Start the server again for a new one.
        </p>
      </MessagePage>
    </>
  )
}
