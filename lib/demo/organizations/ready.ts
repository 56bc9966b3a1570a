import { company } from '../builders/company'
import { expected } from '../builders/expectation'

export const ready = company({
  name: 'ready',
  title: 'Tamarind & Rye Books',
  story: 'A publisher with an AWS owned key, its own directory and an administrator who may do everything.',
  domain: 'tamarind-rye.example',
  region: 'us-east-1',
  account: '111122223333',
  administrator: 'amara.nwosu',
  people: [
    'Amara Nwosu',
    'Leif Dahlgren',
    'Yui Matsukawa',
    'Tomasz Wiśnicki',
    'Priya Raghunath',
    'Camila Ferreyra',
    'Idris Benkhaled',
    'Aoife Kinsellagh',
  ],
  teams: [
    {
      name: 'Engineering',
      members: ['Leif Dahlgren', 'Yui Matsukawa', 'Priya Raghunath', 'Idris Benkhaled'],
    },
    { name: 'Editorial tools', members: ['Camila Ferreyra', 'Aoife Kinsellagh'] },
  ],
  expect: expected('ready'),
})
