import { company } from '../builders/company'
import { expected } from '../builders/expectation'

export const govcloud = company({
  name: 'govcloud',
  title: 'Chaparral Range Authority',
  story: 'A public land agency in AWS GovCloud (US), which Kiro supports by count but not by name.',
  domain: 'chaparral-range.example',
  partition: 'aws-us-gov',
  region: 'us-gov-west-1',
  account: '141414141414',
  administrator: 'wyatt.lindqvist',
  people: ['Wyatt Lindqvist', 'Xiomara Delacruz-Peña', 'Tanisha Broadwater', 'Hoku Kealohanui'],
  teams: [{ name: 'Fire weather', members: ['Tanisha Broadwater', 'Hoku Kealohanui'] }],
  expect: expected('ready', { 'identity-center-region': 'warn' }),
})
