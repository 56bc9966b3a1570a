import { company } from '../builders/company'
import { expected, soundKey } from '../builders/expectation'
import { baselineWithoutManagedApps, kiro } from '../builders/key-policies'

/** The Region of the Kiro profile, where the Identity Center's own belongs: the most common slip. */
const profileRegion = 'us-east-1'

export const cmkWrongRegion = company({
  name: 'cmk-wrong-region',
  title: 'Gull & Harrow Surveyors',
  story: 'Surveyors in London whose two statements name us-east-1, where their Kiro profile is planned.',
  domain: 'gull-harrow.example',
  region: 'eu-west-2',
  account: '555566667777',
  administrator: 'rhiannon.prydderch',
  people: ['Rhiannon Prydderch', 'Callum Strathmoor', 'Zainab Oyelaran', 'Anselm Fitzwarren'],
  teams: [{ name: 'Point clouds', members: ['Callum Strathmoor', 'Zainab Oyelaran'] }],
  key: { policy: ids => [...baselineWithoutManagedApps(ids), ...kiro({ ...ids, region: profileRegion })] },
  expect: expected('not-ready', {
    ...soundKey,
    'key-policy-identity-center': 'fail',
    'key-policy-identity-store': 'fail',
  }),
})
