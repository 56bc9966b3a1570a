import { company } from '../builders/company'
import { expected } from '../builders/expectation'

/** Trusted access stayed behind when the instance was deleted, so only the instance is missing. */
export const noInstance = company({
  name: 'no-instance',
  title: 'Lumen Orchard',
  story: 'A start-up that deleted its Identity Center instance last spring and has not enabled a new one.',
  domain: 'lumen-orchard.example',
  region: 'us-west-2',
  account: '121212121212',
  administrator: 'delphine.aubertin',
  noInstance: true,
  serviceLinkedRoles: ['sso.amazonaws.com'],
  expect: expected('not-ready', {
    'identity-center-instance': 'fail',
    'identity-center-kind': 'skip',
    'identity-center-region': 'skip',
    'users-to-subscribe': 'skip',
    'service-linked-roles': 'warn',
    'encryption-key': 'skip',
    'sign-in-details': 'skip',
  }),
})
