import { company } from '../builders/company'
import { expected, soundKey } from '../builders/expectation'
import { baseline } from '../builders/key-policies'

export const cmkBaseline = company({
  name: 'cmk-baseline',
  title: 'Wattlebird Energy',
  story: 'A utility with AWS’s unmodified key policy: whether it lets Kiro in, AWS does not document.',
  domain: 'wattlebird-energy.example',
  region: 'ap-southeast-2',
  account: '666677778888',
  administrator: 'matilda.quennell',
  people: ['Matilda Quennell', 'Tevita Folaumoe', 'Harpreet Sandhawalia', 'Linh Trương'],
  teams: [{ name: 'Grid forecasting', members: ['Tevita Folaumoe', 'Harpreet Sandhawalia'] }],
  key: { policy: baseline },
  expect: expected('undecided', {
    ...soundKey,
    'key-policy-identity-center': 'unknown',
    'key-policy-identity-store': 'unknown',
  }),
})
