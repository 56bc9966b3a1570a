import { company } from '../builders/company'
import { expected } from '../builders/expectation'

/** Who calls and which instance there is are told; what the rest of the list rests on is not. */
export const broken = company({
  name: 'broken',
  title: 'Marrow & Finch Logistics',
  story: 'AWS tells who is calling and which instance there is, and then answers next to nothing.',
  domain: 'marrow-finch.example',
  region: 'ap-south-1',
  account: '292929292929',
  administrator: 'sunita.bhattarai',
  people: ['Sunita Bhattarai', 'Gergely Szentmiklósi', 'Leilani Kahananui'],
  teams: [{ name: 'Dispatch', members: ['Gergely Szentmiklósi'] }],
  faults: [
    { service: 'sso', operation: 'DescribeInstance', kind: 'truncated' },
    { service: 'sso', operation: 'ListApplications', kind: 'server-error' },
    { service: 'identitystore', kind: 'reset' },
    { service: 'iam', kind: 'html-503' },
    { service: 'organizations', kind: 'empty-200' },
    { service: 'account', kind: 'nulls' },
    { service: 'kms', kind: 'server-error' },
  ],
  expect: expected('undecided', {
    'identity-center-kind': 'unknown',
    'users-to-subscribe': 'unknown',
    'group-sync-delay': 'unknown',
    'aws-admin-permissions': 'unknown',
    'idp-admin-permission': 'unknown',
    'organization-guardrails': 'unknown',
    'service-linked-roles': 'unknown',
    'encryption-key': 'unknown',
    'encryption-key-health': 'unknown',
    'key-policy-identity-center': 'unknown',
    'key-policy-identity-store': 'unknown',
    'key-policy-baseline': 'unknown',
    'kiro-applications': 'unknown',
  }),
})
