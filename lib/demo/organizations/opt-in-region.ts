import { company } from '../builders/company'
import { expected } from '../builders/expectation'

export const optInRegion = company({
  name: 'opt-in-region',
  title: 'Rempah Nusantara',
  story: 'A spice trader in Jakarta, with its Identity Center in a Region that Kiro does not support.',
  domain: 'rempah-nusantara.example',
  region: 'ap-southeast-3',
  optedIn: ['ap-southeast-3'],
  account: '131313131313',
  administrator: 'dewi.kusumawardhani',
  people: ['Dewi Kusumawardhani', 'Bagas Prasetyantoro', 'Made Suryadharma', 'Siew Ling Teoh'],
  teams: [{ name: 'Trading desk', members: ['Bagas Prasetyantoro', 'Made Suryadharma'] }],
  expect: expected('not-ready', { 'identity-center-region': 'fail' }),
})
