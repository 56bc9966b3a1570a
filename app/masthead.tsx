import type { ReactNode } from 'react'
import { PersonNav } from '@/components/page/person-nav'
import { TopBar } from '@/components/page/top-bar'
import { asking } from '@/lib/auth/asking'
import { may } from '@/lib/auth/rights'
import { leave } from './sign-in/actions'

/** The head of a page for whoever looks at it. */
export async function Masthead({ here, children }: { here?: ReactNode; children?: ReactNode }) {
  const who = await asking()
  const nav = who.kind === 'person' && (
    <PersonNav name={who.name} invites={may(who, 'people')} leave={leave} />
  )
  return (
    <TopBar here={here} nav={nav}>
      {children}
    </TopBar>
  )
}
