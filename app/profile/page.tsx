import { Masthead } from '@/app/masthead'
import { ApiKeys } from '@/components/profile/api-keys'
import { PasswordChange } from '@/components/profile/password-change'
import { SecondFactorSection } from '@/components/profile/second-factor'
import { Sessions } from '@/components/profile/sessions'
import { apiKeys } from '@/lib/auth/api-keys'
import { demandPersonOnPage } from '@/lib/auth/demand'
import { sessions, signsInWithPassword } from '@/lib/auth/profile'
import { isWithin, roleNames } from '@/lib/auth/rights'
import { secondFactorStateOf } from '@/lib/auth/second-factor'

export const metadata = { title: 'You' }

export default async function Profile() {
  const who = await demandPersonOnPage('/profile')
  const [open, withPassword, factor, keys] = await Promise.all([
    sessions(who),
    signsInWithPassword(who),
    secondFactorStateOf(who.id),
    apiKeys(who),
  ])
  const now = Date.now()
  return (
    <>
      <Masthead here="You" />
      <main className="mx-auto grid max-w-[48rem] gap-6 px-4 pt-9 pb-16 sm:px-7">
        <header>
          <h1 className="text-2xl font-semibold tracking-tight">
            <bdi>{who.name}</bdi>
          </h1>
          <p className="mt-1 text-sm text-soft">
            <bdi>{who.email}</bdi>, {who.role}
          </p>
        </header>
        <Sessions sessions={open} now={now} />
        {withPassword && <PasswordChange />}
        {withPassword && <SecondFactorSection state={factor} />}
        <ApiKeys keys={keys} roles={roleNames.filter(role => isWithin(role, who.role))} now={now} />
      </main>
    </>
  )
}
