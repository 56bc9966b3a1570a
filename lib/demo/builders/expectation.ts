import type { Answer, CheckId, Verdict } from '@/lib/report/model'
import type { Expectation } from '../organization'

/** An organization whose key belongs to AWS and in which nothing is missing. */
const smooth: Record<CheckId, Verdict> = {
  'aws-credentials': 'pass',
  'identity-center-instance': 'pass',
  'identity-center-kind': 'pass',
  'identity-center-region': 'pass',
  'kiro-profile-region': 'skip',
  'users-to-subscribe': 'pass',
  'group-sync-delay': 'skip',
  'aws-admin-permissions': 'pass',
  'idp-admin-permission': 'skip',
  'organization-guardrails': 'pass',
  'service-linked-roles': 'pass',
  'encryption-key': 'pass',
  'encryption-key-health': 'skip',
  'key-policy-identity-center': 'skip',
  'key-policy-identity-store': 'skip',
  'key-policy-baseline': 'skip',
  'kiro-applications': 'skip',
  'sign-in-details': 'pass',
}

/** A customer managed key that lets everybody in who has to be. */
export const soundKey = {
  'encryption-key-health': 'pass',
  'key-policy-identity-center': 'pass',
  'key-policy-identity-store': 'pass',
  'key-policy-baseline': 'pass',
} satisfies Partial<Record<CheckId, Verdict>>

const exits = { ready: 0, 'not-ready': 1, undecided: 3 } as const

/** The answer, and every verdict that differs from an organization where all is smooth. */
export function expected(answer: Answer, differing: Partial<Record<CheckId, Verdict>> = {}): Expectation {
  return { answer, findings: { ...smooth, ...differing }, exit: exits[answer] }
}
