import { company } from '../builders/company'
import { expected, soundKey } from '../builders/expectation'
import { baselineWithoutManagedApps, kiroThroughIdentityCenter } from '../builders/key-policies'

export const cmkOneStatement = company({
  name: 'cmk-one-statement',
  title: 'Sakuragi Robotics',
  story: 'A robot builder that pasted the Identity Center statement and overlooked the Identity Store one.',
  domain: 'sakuragi-robotics.example',
  region: 'ap-northeast-1',
  account: '444455556666',
  administrator: 'haruto.sakuragi',
  people: ['Haruto Sakuragi', 'Nanami Okabayashi', 'Đặng Minh Hải', 'Wilhelmina Oostra'],
  teams: [{ name: 'Motion control', members: ['Nanami Okabayashi', 'Wilhelmina Oostra'] }],
  key: { policy: ids => [...baselineWithoutManagedApps(ids), kiroThroughIdentityCenter(ids)] },
  expect: expected('not-ready', { ...soundKey, 'key-policy-identity-store': 'fail' }),
})
