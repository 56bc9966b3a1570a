import { company } from '../builders/company'
import { expected, soundKey } from '../builders/expectation'
import { baseline, baselineWithoutManagedApps, kiro } from '../builders/key-policies'

export const replicated = company({
  name: 'replicated',
  title: 'Two Harbours Media',
  story: 'Replicated from Ireland to Virginia: the primary key lets Kiro in, its replica was forgotten.',
  domain: 'two-harbours.example',
  region: 'eu-west-1',
  replicas: ['us-east-1'],
  account: '262626262626',
  administrator: 'oisin.gallachoir',
  people: ['Oisín Gallachoir', 'Latoya Winterbourne', 'Pilar Echegoyen', 'Kenji Morinaga'],
  teams: [{ name: 'Streaming', members: ['Latoya Winterbourne', 'Pilar Echegoyen', 'Kenji Morinaga'] }],
  key: { policy: ids => [...baseline(ids), ...kiro(ids)], replicaPolicy: baselineWithoutManagedApps },
  expect: expected('ready', {
    ...soundKey,
    'key-policy-identity-center': 'warn',
    'key-policy-identity-store': 'warn',
  }),
})
