import { describe, expect, test } from 'vitest'
import { names, reportOf } from '@/lib/report/fixture'
import { verify } from '@/lib/report/sign'
import { checkChain } from '@/lib/store/audit'
import { openStore, type Store } from '@/lib/store/database'
import { databases, emptyPlace } from '@/lib/store/fixture'
import { activeShare } from '@/lib/store/shares'
import { DAY, endedRun, from, later, linkTo, made, now } from './fixture'
import { publicKeys } from './keys'
import { linksOf, revoke, wayBack } from './list'
import { enter, look, noteOpening } from './open'
import { sharedBy } from './shared'
import { VISIT } from './visit'

async function sharedAt(store: Store, token: string, at = now) {
  const share = await activeShare(store.db, token, at)
  const shared = share && (await sharedBy(store, share, { ...made, at }))
  if (!shared) throw new Error('nothing is behind the link')
  return shared
}

describe.each(databases)('%s', kind => {
  const opened = async () => openStore(await emptyPlace(kind))

  test('what a link shows is hidden, signed by the server, and given back to the administrator alone', async () => {
    const store = await opened()
    const run = await endedRun(store)
    const link = await linkTo(store, run)
    const { text, report } = await sharedAt(store, link.token)
    for (const secret of Object.values(names)) expect(text.toLowerCase()).not.toContain(secret.toLowerCase())
    expect(await verify(text, (await publicKeys(store)).keys)).toMatchObject({
      verified: true,
      signature: { by: made.by, signedAt: now.toISOString() },
    })
    const back = await wayBack(store, run, link.id)
    expect(back?.redacted.key[report.account.id]).toBe(names.account)
    expect(back?.redacted.report).toEqual(report)
    await store.close()
  })

  test('no row of the store holds the token, and a run that is not there is not shared', async () => {
    const store = await opened()
    const run = await endedRun(store)
    const { token } = await linkTo(store, run, { passphrase: 'a long passphrase' })
    const rows = await store.db.selectFrom('share').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(JSON.stringify(rows)).not.toContain('a long passphrase')
    await expect(linkTo(store, '00000009-0123456789abcdef')).rejects.toThrow('no run')
    await store.close()
  })

  test.each([
    ['a millisecond before its end', 7 * DAY - 1, 'open'],
    ['at its end', 7 * DAY, 'nothing'],
    ['a millisecond after', 7 * DAY + 1, 'nothing'],
  ] as const)('%s', async (_, after, expected) => {
    const store = await opened()
    const { token } = await linkTo(store, await endedRun(store))
    expect((await look(store, token, null, later(after))).kind).toBe(expected)
    await store.close()
  })

  test('unknown, expired and taken back give one answer, at the door too', async () => {
    const store = await opened()
    const run = await endedRun(store)
    const taken = await linkTo(store, run, { passphrase: 'a long passphrase' })
    const expired = await linkTo(store, run, { days: 1, passphrase: 'a long passphrase' })
    await revoke(store, run, taken.id, now)
    for (const token of ['A'.repeat(43), '', taken.token, expired.token]) {
      expect(await look(store, token, null, later(DAY))).toEqual({ kind: 'nothing' })
      expect(await enter(store, token, 'a long passphrase', from, later(DAY))).toEqual({ kind: 'nothing' })
    }
    await store.close()
  })

  test('of fifty who open at once on two servers exactly as many get in as may', async () => {
    const place = await emptyPlace(kind)
    const stores = [await openStore(place), await openStore(place)] as const
    const run = await endedRun(stores[0])
    const { token } = await linkTo(stores[0], run, { mostViews: 7 })
    const entries = await Promise.all(
      Array.from({ length: 50 }, (_, n) => enter(stores[n % 2 === 0 ? 0 : 1], token, '', from, now)),
    )
    expect(entries.filter(({ kind: entry }) => entry === 'in')).toHaveLength(7)
    expect(entries.filter(({ kind: entry }) => entry === 'no-views-left')).toHaveLength(43)
    const [link] = (await linksOf(stores[1], run, now)) ?? []
    expect(link).toMatchObject({ views: 7, state: 'used-up' })
    expect(link?.accesses).toHaveLength(50)
    expect(await checkChain(stores[0].db)).toMatchObject({ whole: true, events: 7 })
    for (const store of stores) await store.close()
  })

  test('a visit lasts an hour, for this link alone, and ends with it', async () => {
    const store = await opened()
    const run = await endedRun(store)
    const [one, other] = [
      await linkTo(store, run, { mostViews: 1 }),
      await linkTo(store, run, { mostViews: 1 }),
    ]
    const entry = await enter(store, one.token, '', from, now)
    if (entry.kind !== 'in') throw new Error(entry.kind)
    const { visit } = entry
    const kindAt = async (token: string, given: string | null, at: Date) =>
      (await look(store, token, given, at)).kind
    expect(await kindAt(one.token, null, now)).toBe('door')
    expect(await kindAt(one.token, visit, later(VISIT - 1))).toBe('open')
    expect(await kindAt(one.token, visit, later(VISIT))).toBe('door')
    expect(await kindAt(one.token, visit.replace(/^\d+/, String(now.getTime() + 1)), later(2))).toBe('door')
    expect(await kindAt(other.token, visit, now)).toBe('door')
    await revoke(store, run, one.id, later(1))
    expect(await kindAt(one.token, visit, later(2))).toBe('nothing')
    await store.close()
  })

  test('wrong passphrases take no view, and after ten nobody is let in for a quarter of an hour', async () => {
    const place = await emptyPlace(kind)
    const stores = [await openStore(place), await openStore(place)] as const
    const run = await endedRun(stores[0])
    const { token } = await linkTo(stores[0], run, { passphrase: 'Größe 12 a', mostViews: 2 })
    for (let n = 0; n < 10; n++)
      expect((await enter(stores[n % 2 === 0 ? 0 : 1], token, 'grösse', from, now)).kind).toBe(
        'wrong-passphrase',
      )
    expect((await enter(stores[0], token, 'Größe 12 a', from, later(1))).kind).toBe('too-many-tries')
    expect((await enter(stores[1], token, 'Größe 12 a', from, later(15 * 60_000))).kind).toBe('in')
    const [link] = (await linksOf(stores[0], run, now)) ?? []
    expect(link).toMatchObject({ views: 1 })
    for (const store of stores) await store.close()
  })

  test('of thirty guesses at once on two servers ten are tried, and then not even the right one', async () => {
    const place = await emptyPlace(kind)
    const stores = [await openStore(place), await openStore(place)] as const
    const { token } = await linkTo(stores[0], await endedRun(stores[0]), { passphrase: 'Größe 12 a' })
    const guesses = Array.from({ length: 30 }, (_, n) =>
      enter(stores[n % 2 === 0 ? 0 : 1], token, 'grösse', from, now),
    )
    const kinds = (await Promise.all(guesses)).map(entry => entry.kind)
    expect(kinds.filter(each => each === 'wrong-passphrase')).toHaveLength(10)
    expect(kinds.filter(each => each === 'too-many-tries')).toHaveLength(20)
    expect((await enter(stores[0], token, 'Größe 12 a', from, later(1))).kind).toBe('too-many-tries')
    for (const store of stores) await store.close()
  })

  test('a link to the newest run shows it with the tokens that the one before had', async () => {
    const store = await opened()
    const first = await endedRun(store, 1)
    const { token } = await linkTo(store, first, { shows: 'newest' })
    const before = await sharedAt(store, token)
    await endedRun(store, 2, { ...reportOf(), generatedAt: '2026-11-26T13:00:00.000Z' })
    const after = await sharedAt(store, token)
    expect([before.report.generatedAt, after.report.generatedAt]).toEqual([
      '2026-11-26T12:00:00.000Z',
      '2026-11-26T13:00:00.000Z',
    ])
    expect(after.report.account).toEqual(before.report.account)
    await store.close()
  })

  test('who opened it is listed, and that it ends soon', async () => {
    const store = await opened()
    const run = await endedRun(store)
    const { token, id } = await linkTo(store, run, { days: 3 })
    const states = async (at: Date) => (await linksOf(store, run, at))?.map(({ state }) => state)
    expect(await noteOpening(store, id, { address: null, userAgent: 'x'.repeat(5_000) }, now)).toBe(true)
    expect((await linksOf(store, run, now))?.[0]?.accesses[0]?.user_agent).toHaveLength(300)
    expect(await states(now)).toEqual(['active'])
    expect(await states(later(DAY + 1))).toEqual(['ends-soon'])
    expect(await states(later(3 * DAY))).toEqual(['expired'])
    expect(await noteOpening(store, id, from, later(3 * DAY))).toBe(false)
    expect((await look(store, token, null, later(3 * DAY))).kind).toBe('nothing')
    await store.close()
  })
})
