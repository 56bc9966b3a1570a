import { audit } from './audit'
import { openStore } from './database'

/** A process of its own: writes one event after the other, and says each number once the database has taken it. */
const store = await openStore(JSON.parse(process.argv[2] ?? ''))
const actor = { kind: 'server', id: null, name: '' } as const
for (let n = 1; ; n++) {
  await audit(store, { actor, from: null, action: 'written', accountId: null, details: { n } })
  process.stdout.write(`${n}\n`)
}
