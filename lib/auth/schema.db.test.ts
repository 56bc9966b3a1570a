import { getMigrations } from 'better-auth/db/migration'
import { describe, expect, test } from 'vitest'
import { openStore } from '@/lib/store/database'
import { databases, emptyPlace } from '@/lib/store/fixture'
import { options } from './options'

describe.each(databases)('%s', kind => {
  test('our own migration leaves better-auth nothing to make or to add', async () => {
    const store = await openStore(await emptyPlace(kind))
    const found = await getMigrations(options(store, 'a secret of at least 32 characters', undefined))
    expect(found).toMatchObject({
      toBeCreated: [],
      toBeAdded: [],
      toBeAddedIndexes: [],
      unsafeChanges: [],
      schemaProblems: [],
    })
    expect(await found.compileMigrations()).toBe(';')
    await store.close()
  })
})
