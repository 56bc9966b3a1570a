import type { CheckId } from './model'

export type Group = { readonly id: string; readonly title: string; readonly checks: readonly CheckId[] }

/** The checklist in its order, under headings. */
export const groups: readonly Group[] = [
  { id: 'aws-account', title: 'AWS account', checks: ['aws-credentials'] },
  {
    id: 'identity-center',
    title: 'Identity Center',
    checks: [
      'identity-center-instance',
      'identity-center-kind',
      'identity-center-region',
      'kiro-profile-region',
    ],
  },
  { id: 'people', title: 'People', checks: ['users-to-subscribe', 'group-sync-delay'] },
  {
    id: 'permissions',
    title: 'Permissions',
    checks: [
      'aws-admin-permissions',
      'idp-admin-permission',
      'organization-guardrails',
      'service-linked-roles',
    ],
  },
  {
    id: 'encryption',
    title: 'Encryption',
    checks: [
      'encryption-key',
      'encryption-key-health',
      'key-policy-identity-center',
      'key-policy-identity-store',
      'key-policy-baseline',
    ],
  },
  { id: 'kiro', title: 'Kiro', checks: ['kiro-applications', 'sign-in-details'] },
]
