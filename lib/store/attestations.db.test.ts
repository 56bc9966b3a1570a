import { describe, expect, test } from 'vitest'
import {
  attestationsAt,
  attestationsOf,
  insertAttestation,
  lapsedAttestations,
  revokeAttestation,
  settleAttestation,
} from './attestations'
import { openStore, type Store } from './database'
import { databases, emptyPlace } from './fixture'

async function attested(kind: (typeof databases)[number]): Promise<Store> {
  const store = await openStore(await emptyPlace(kind))
  for (const id of ['one', 'two'])
    await store.db
      .insertInto('account')
      .values({
        id,
        identity: `aws:${id}`,
        aws_account_id: '1',
        partition: 'aws',
        name: id,
        label: '',
        target: '{}',
        source: 'profile',
        created_at: '2026',
      })
      .execute()
  await insertAttestation(store.db, {
    id: 'a',
    account_id: 'one',
    check_id: 'idp-admin-permission',
    attested_by: 'Ana',
    attested_at: '2026-11-26T12:00:00.000Z',
    expires_at: '2027-02-24T12:00:00.000Z',
    note: 'Ticket 7',
  })
  return store
}

const names = async (store: Store, identity: string, at: string) =>
  (await attestationsAt(store.db, identity, at)).map(({ attested_by }) => attested_by)

describe.each(databases)('%s', kind => {
  test.each([
    ['before it was given', 'aws:one', '2026-11-26T11:59:59.999Z', []],
    ['when it was given', 'aws:one', '2026-11-26T12:00:00.000Z', ['Ana']],
    ['until its last millisecond', 'aws:one', '2027-02-24T11:59:59.999Z', ['Ana']],
    ['when it ends', 'aws:one', '2027-02-24T12:00:00.000Z', []],
    ['for another account', 'aws:two', '2026-12-01T00:00:00.000Z', []],
  ])('%s', async (_name, identity, at, held) => {
    const store = await attested(kind)
    expect(await names(store, identity, at)).toEqual(held)
    await store.close()
  })

  test('one that is revoked holds no more, is still told, and is revoked once', async () => {
    const store = await attested(kind)
    const by = { name: 'Ben', at: '2026-12-01T00:00:00.000Z' }
    expect(await revokeAttestation(store.db, 'two', 'a', by)).toBe(false)
    expect(await revokeAttestation(store.db, 'one', 'a', by)).toBe(true)
    expect(await revokeAttestation(store.db, 'one', 'a', { ...by, name: 'Cy' })).toBe(false)
    expect(await names(store, 'aws:one', '2026-12-02T00:00:00.000Z')).toEqual([])
    expect(await attestationsOf(store.db, 'one')).toMatchObject([{ id: 'a', revoked_by: 'Ben' }])
    await store.close()
  })

  test('one that ended is found until it is settled', async () => {
    const store = await attested(kind)
    const end = '2027-02-24T12:00:00.000Z'
    expect(await lapsedAttestations(store.db, '2027-02-24T11:59:59.999Z')).toEqual([])
    expect(await lapsedAttestations(store.db, end)).toMatchObject([{ id: 'a', account_id: 'one' }])
    await settleAttestation(store.db, 'a')
    expect(await lapsedAttestations(store.db, end)).toEqual([])
    await store.close()
  })
})
