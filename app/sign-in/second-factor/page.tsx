import { ActionForm } from '@/components/form/action-form'
import { SmallPage } from '@/components/page/small-page'
import { TopBar } from '@/components/page/top-bar'
import { wayBack } from '@/lib/auth/way-back'
import { signInWithCode } from '../actions'

export const metadata = { title: 'Second factor' }

export default async function SecondFactor({ searchParams }: PageProps<'/sign-in/second-factor'>) {
  const { to } = await searchParams
  return (
    <>
      <TopBar />
      <SmallPage
        title="One more step"
        says="Type the code that your authenticator shows, or one of your backup codes."
      >
        <ActionForm
          action={signInWithCode}
          hidden={{ to: wayBack(to) }}
          fields={[{ name: 'code', label: 'Code', kind: 'text', autoComplete: 'one-time-code' }]}
          submit="Sign in"
          busy="Looking …"
          first
        />
      </SmallPage>
    </>
  )
}
