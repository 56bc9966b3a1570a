import { company } from '@/lib/auth/company'
import { openFrontDoor } from '@/lib/auth/front-door'
import { offerSetUp } from '@/lib/auth/set-up-link'
import { SettingsProblem } from '@/lib/env'
import { keepSettling } from '@/lib/fixes'
import { start } from '@/lib/run'
import { store } from '@/lib/store'
import { StoreProblem } from '@/lib/store/problem'

export async function startServer(): Promise<void> {
  openFrontDoor()
  try {
    // Half a provider lets nobody in: better said now than at the first sign-in.
    company()
    await start()
    keepSettling(store)
    await offerSetUp()
  } catch (error) {
    if (!isHopeless(error)) throw error
    console.error(error.message)
    process.exit(1)
  }
}

/** Nothing that this version does with a newer database could be right, nor without its settings. */
function isHopeless(error: unknown): error is Error {
  return (
    error instanceof SettingsProblem || (error instanceof StoreProblem && error.code === 'newer-database')
  )
}
