import { Masthead } from '@/app/masthead'
import { Invitations } from '@/components/people/invitations'
import { Invite } from '@/components/people/invite'
import { PeopleList } from '@/components/people/people-list'
import { demandPersonOnPage } from '@/lib/auth/demand'
import { everybody } from '@/lib/auth/people'

export const metadata = { title: 'People' }

export default async function People() {
  const who = await demandPersonOnPage('/people', 'people')
  const { people, invitations } = await everybody()
  return (
    <>
      <Masthead here="People" />
      <main className="mx-auto grid max-w-[60rem] gap-7 px-4 pt-9 pb-16 sm:px-7">
        <h1 className="text-2xl font-semibold tracking-tight">People</h1>
        <PeopleList people={people} me={who.id} now={Date.now()} />
        <Invite />
        {invitations.length > 0 && <Invitations invitations={invitations} />}
      </main>
    </>
  )
}
