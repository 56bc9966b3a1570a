import { databaseNow, type Store } from './database'

export type SignInTryTable = {
  /** An account or an address, as a hash. */
  key: string
  count: number
  /** When the first of them was: milliseconds on the database's clock. */
  since: number
}

export type Limit = { readonly most: number; readonly withinMs: number }

/** Counts a try, on every server together; false: there were too many already. */
export async function countTry(
  { db, kind }: Store,
  key: string,
  { most, withinMs }: Limit,
): Promise<boolean> {
  return db.transaction().execute(async transaction => {
    const now = databaseNow(kind)
    await transaction
      .deleteFrom('sign_in_try')
      .where(({ eb }) => eb(eb('since', '+', withinMs), '<', now))
      .execute()
    const { count } = await transaction
      .insertInto('sign_in_try')
      .values({ key, count: 1, since: now })
      .onConflict(conflict =>
        conflict
          .column('key')
          .doUpdateSet(({ eb, ref }) => ({ count: eb(ref('sign_in_try.count'), '+', 1) })),
      )
      .returning('count')
      .executeTakeFirstOrThrow()
    return count <= most
  })
}

/** Whoever got in has not been guessing. */
export async function forgetTries({ db }: Store, key: string): Promise<void> {
  await db.deleteFrom('sign_in_try').where('key', '=', key).execute()
}
