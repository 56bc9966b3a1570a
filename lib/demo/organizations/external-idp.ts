import { company } from '../builders/company'
import { expected } from '../builders/expectation'

const joined = { hoursAgo: 3 }

export const externalIdp = company({
  name: 'external-idp',
  title: 'Vellum Aerospace',
  story: 'People come from an external IdP by SCIM, and two joined a group with Kiro three hours ago.',
  domain: 'vellum-aero.example',
  region: 'us-west-2',
  account: '252525252525',
  administrator: 'marisol.etxeberria',
  issuer: 'https://scim.aws.com/Tk9UUkVBTA',
  people: [
    'Marisol Etxeberria',
    'Dmitri Kovalchenko',
    'Hana Vejvodová',
    'Sipho Ndlangamandla',
    'Clara Ostergaard-Ruiz',
    'Anh Thư Phạm',
  ],
  teams: [
    {
      name: 'Kiro developers',
      description: 'Subscribed to Kiro',
      members: [
        'Dmitri Kovalchenko',
        'Hana Vejvodová',
        { name: 'Sipho Ndlangamandla', joined },
        { name: 'Anh Thư Phạm', joined },
      ],
    },
    { name: 'Avionics', members: ['Clara Ostergaard-Ruiz', 'Dmitri Kovalchenko'] },
  ],
  profile: { region: 'us-east-1', groups: ['Kiro developers'] },
  expect: expected('undecided', {
    'group-sync-delay': 'warn',
    'idp-admin-permission': 'todo',
    'kiro-applications': 'pass',
  }),
})
