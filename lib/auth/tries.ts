import { headers } from 'next/headers'
import { store } from '@/lib/store'
import { countTry, forgetTries } from '@/lib/store/sign-in-tries'
import { addressOf } from './request'
import { hashOf } from './token'

/** Far above what a person mistypes, and far below what guessing needs. */
export const MINUTES = 15
const withinMs = MINUTES * 60_000
const most = { account: 10, address: 50 } as const

/**
 * Counts a try to prove who one is, by address and, where it is said, by account; false: too many, whether or not there
 * is such an account.
 */
export async function mayTry(account: string | null): Promise<boolean> {
  const opened = await store()
  const from = addressOf(await headers()) ?? 'unknown'
  const byAddress = await countTry(opened, hashOf(`address ${from}`), { most: most.address, withinMs })
  if (account === null) return byAddress
  const byAccount = await countTry(opened, accountKey(account), { most: most.account, withinMs })
  return byAddress && byAccount
}

export async function gotIn(account: string): Promise<void> {
  await forgetTries(await store(), accountKey(account))
}

function accountKey(account: string): string {
  return hashOf(`account ${account.trim().toLowerCase()}`)
}
