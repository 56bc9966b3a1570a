import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AccountQuery, accountPage, countAccounts, PAGE_SIZE } from './account-list'
import { folded } from './accounts'
import { openStore, type Store } from './database'
import { databases, emptyPlace } from './fixture'

const everything: AccountQuery = { search: '', answer: null, group: null, sort: 'newest', page: 1 }

const accounts = [
  { id: 'north', name: 'Österhavn Straße', label: 'Europe', source: 'profile', answer: 'ready', day: 3 },
  { id: 'south', name: 'alpenglas', label: 'Europe', source: 'profile', answer: 'not-ready', day: 5 },
  { id: 'east', name: '100% Rye_\\', label: '', source: 'environment', answer: 'undecided', day: 4 },
  { id: 'west', name: 'west', label: '', source: 'keys', answer: null, day: 6 },
  { id: 'demo', name: 'cmk-ready', label: '', source: 'demo', answer: 'ready', day: 1 },
] as const

async function filled(store: Store): Promise<Store> {
  for (const [index, { id, name, label, source, answer, day }] of accounts.entries()) {
    const at = `2026-11-0${day}T00:00:00.000Z`
    await store.db
      .insertInto('account')
      .values({
        id,
        identity: id,
        aws_account_id: `${index + 1}`.repeat(12),
        partition: 'aws',
        name,
        search_name: folded(name),
        label,
        target: '{}',
        source,
        created_at: at,
        latest_at: answer && at,
        latest_answer: answer,
        latest_run_id: answer && `run-of-${id}`,
      })
      .execute()
  }
  await store.db
    .insertInto('run')
    .values({
      id: 'under-way',
      account_id: 'west',
      server_id: 'here',
      started_at: '2026-11-06',
      target: '{}',
      state: 'running',
    })
    .execute()
  return store
}

describe.each(databases)('%s', kind => {
  let store: Store
  beforeAll(async () => {
    store = await filled(await openStore(await emptyPlace(kind)))
  })
  afterAll(() => store.close())

  const found = async (query: Partial<AccountQuery>) =>
    (await accountPage(store.db, { ...everything, ...query })).map(({ id }) => id)

  test.each<[string, Partial<AccountQuery>, string[]]>([
    ['the newest first, one that has only begun too', {}, ['west', 'south', 'east', 'north', 'demo']],
    ['by name, whatever its case', { sort: 'name' }, ['east', 'south', 'demo', 'west', 'north']],
    ['what needs most first', { sort: 'answer' }, ['south', 'east', 'west', 'north', 'demo']],
    ['of one answer', { answer: 'ready' }, ['north', 'demo']],
    ['without an answer yet', { answer: 'none' }, ['west']],
    ['of one group', { group: 'Europe' }, ['south', 'north']],
    ['in no group', { group: '' }, ['west', 'east', 'demo']],
    ['by a part of the name', { search: 'HAVN' }, ['north']],
    ['by a part of it in other letters', { search: 'öSTERHAVN STRASSE' }, ['north']],
    ['by a part of it as another keyboard spells it', { search: 'O\u0308ster' }, ['north']],
    ['by a part of the account id', { search: '2222' }, ['south']],
    ['by a text that would be a pattern', { search: '%' }, ['east']],
    ['by another', { search: 'rye_\\' }, ['east']],
    ['by an attack', { search: "' or 1=1 --" }, []],
    ['by all at once', { search: 'v', group: 'Europe', answer: 'ready' }, ['north']],
    ['on a page that is not there', { page: 2 }, []],
  ])('%s', async (_name, query, ids) => {
    expect(await found(query)).toEqual(ids)
    const counts = await countAccounts(store.db, { ...everything, ...query })
    expect(counts.reduce((sum, { every }) => sum + every, 0)).toBe(accounts.length)
    if (query.page === undefined)
      expect(counts.reduce((sum, { matching }) => sum + matching, 0)).toBe(ids.length)
  })

  test('says which has a run under way', async () => {
    const [first, second] = await accountPage(store.db, everything)
    expect([first?.running_run_id, second?.running_run_id]).toEqual(['under-way', null])
  })

  test('a page has its size, and the next goes on where it ends', async () => {
    const many = await openStore(await emptyPlace(kind))
    const [like] = await store.db.selectFrom('account').selectAll().limit(1).execute()
    if (!like) throw new Error('There is no account to multiply')
    const copies = Array.from({ length: 60 }, (_, n) => ({ ...like, id: `a${n}`, identity: `i${n}` }))
    await many.db.insertInto('account').values(copies).execute()
    const pages = await Promise.all([1, 2, 3, 4].map(page => accountPage(many.db, { ...everything, page })))
    expect(pages.map(({ length }) => length)).toEqual([PAGE_SIZE, PAGE_SIZE, 10, 0])
    expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(60)
    await many.close()
  })
})
