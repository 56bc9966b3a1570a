import { company } from '../builders/company'
import { expected, soundKey } from '../builders/expectation'
import { baselineWithoutManagedApps } from '../builders/key-policies'

export const cmkMissing = company({
  name: 'cmk-missing',
  title: 'Alpenglas Optik',
  story: 'A lens maker whose key policy lets neither Kiro nor any other managed application in.',
  domain: 'alpenglas-optik.example',
  region: 'eu-central-1',
  account: '333344445555',
  administrator: 'reto.ammannshofer',
  people: [
    'Reto Ammannshofer',
    'Svenja Brackmann',
    'Giulia Tedescotti',
    'Farhad Nazemian',
    'Nomvula Dlamuka',
  ],
  teams: [{ name: 'Firmware', members: ['Svenja Brackmann', 'Farhad Nazemian'] }],
  key: { policy: baselineWithoutManagedApps },
  expect: expected('not-ready', {
    ...soundKey,
    'key-policy-identity-center': 'fail',
    'key-policy-identity-store': 'fail',
  }),
})
