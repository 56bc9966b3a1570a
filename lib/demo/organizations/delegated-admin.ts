import { company } from '../builders/company'
import { expected } from '../builders/expectation'
import { baseline, kiro } from '../builders/key-policies'

export const delegatedAdmin = company({
  name: 'delegated-admin',
  title: 'Meridian Reinsurance',
  story: 'An identity team in its own account: the key is the management account’s, its policy unreadable.',
  domain: 'meridian-re.example',
  region: 'ca-central-1',
  account: '181818181818',
  member: { account: '191919191919', title: 'Meridian identity', delegated: true },
  administrator: 'etienne.beauvillier',
  people: ['Étienne Beauvillier', 'Saoirse Halloranne', 'Min-jun Hwangbo', 'Agnieszka Trzcińska'],
  teams: [{ name: 'Actuarial models', members: ['Saoirse Halloranne', 'Min-jun Hwangbo'] }],
  key: { policy: ids => [...baseline(ids), ...kiro(ids)] },
  expect: expected('undecided', {
    'encryption-key-health': 'pass',
    'key-policy-identity-center': 'unknown',
    'key-policy-identity-store': 'unknown',
    'key-policy-baseline': 'unknown',
  }),
})
