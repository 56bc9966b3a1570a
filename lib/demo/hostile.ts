import { company } from './builders/company'
import { directory } from './builders/directory'
import { expected, soundKey } from './builders/expectation'
import { baseline, kiro } from './builders/key-policies'
import type { Organization } from './organization'

/** HTML, what moves a terminal's cursor, what turns the direction of text round, and more of it than a card can bear. */
export const hostileText = `<img src=x onerror="document.title=1">\u001b[31m\u009b31m\u202e\u2066${'A'.repeat(100_000)}`

const name = 'hostile'
const domain = 'mallory.example'
const made = company({
  name,
  title: 'Mallory & Sons',
  story: 'Whatever a name may hold, these names hold it.',
  domain,
  region: 'eu-central-1',
  account: '666677778888',
  administrator: 'mallory.one',
  key: {
    policy: ids => [
      ...baseline(ids),
      ...kiro(ids),
      {
        Sid: hostileText,
        Effect: 'Deny',
        Principal: { Service: 'q.amazonaws.com' },
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: { StringNotEquals: { 'kms:ViaService': [hostileText] } },
      },
    ],
  },
  expect: expected('not-ready', {
    ...soundKey,
    'users-to-subscribe': 'warn',
    'encryption-key': 'warn',
    'key-policy-identity-center': 'fail',
    'key-policy-identity-store': 'fail',
  }),
})
const people = directory([{ name: 'Mallory One', email: null }], [], { organization: name, domain })
const [mallory] = [people.users.at(0)]

/** Not among the demo's organizations: what is shown of it must be text, on the page, in a terminal and as JSON. */
export const hostile: Organization = {
  ...made,
  instances: made.instances.map(instance => ({
    ...instance,
    encryption:
      instance.encryption.keyType === 'CUSTOMER_MANAGED_KEY'
        ? { ...instance.encryption, status: 'UPDATE_FAILED', statusReason: hostileText }
        : instance.encryption,
    directory: {
      ...people,
      users: {
        ...people.users,
        at: index => (index === 0 && mallory ? { ...mallory, displayName: hostileText } : undefined),
      },
    },
  })),
}
