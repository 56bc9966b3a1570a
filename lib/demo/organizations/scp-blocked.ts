import { company } from '../builders/company'
import { expected } from '../builders/expectation'

export const scpBlocked = company({
  name: 'scp-blocked',
  title: 'Perigee Diagnostics',
  story: 'A laboratory’s member account, in which AWS’s sample SCP refuses every read of the identity store.',
  domain: 'perigee-dx.example',
  region: 'eu-west-3',
  account: '212121212121',
  member: { account: '232323232323', title: 'Perigee laboratory systems' },
  administrator: 'solene.marchandeau',
  limits: { scpDenied: ['identitystore:*', 'sso-directory:*'] },
  people: ['Solène Marchandeau', 'Amadou Diarrassouba', 'Veronika Hladíková'],
  teams: [{ name: 'Sequencing', members: ['Amadou Diarrassouba', 'Veronika Hladíková'] }],
  expect: expected('not-ready', {
    'users-to-subscribe': 'unknown',
    'aws-admin-permissions': 'warn',
    'idp-admin-permission': 'unknown',
    'organization-guardrails': 'fail',
  }),
})
