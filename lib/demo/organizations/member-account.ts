import { company } from '../builders/company'
import { expected } from '../builders/expectation'

/** Its key is AWS's: what a member cannot read of a customer's key is what `delegated-admin` shows. */
export const memberAccount = company({
  name: 'member-account',
  title: 'Okapi Freight',
  story: 'A haulier’s developer account: an ordinary member that sees the organization’s instance.',
  domain: 'okapi-freight.example',
  region: 'us-east-2',
  account: '161616161616',
  member: { account: '171717171717', title: 'Okapi Freight developers' },
  administrator: 'chipo.mavhunga',
  people: ['Chipo Mavhunga', 'Kwabena Asantewaa', 'Lucie Vanderbeken', 'Rajesh Thirunavukkarasu'],
  teams: [{ name: 'Fleet platform', members: ['Kwabena Asantewaa', 'Lucie Vanderbeken'] }],
  expect: expected('ready'),
})
