import { type Message, msg } from '@/lib/message'

/** What users report although every prerequisite is met (issues of kirodotdev/Kiro): no checker sees these coming. */
export const notSeen: readonly Message[] = [
  msg(
    'Whether AWS accepts new subscriptions for this account. "Failed to create Kiro subscription" (issues 6139, 8115, 9147), "Your account is not authorized to make this call." (7089, 10180) and "not currently eligible to create new subscriptions" (11420) are for AWS Support to solve.',
  ),
  msg(
    'Whether a subscription becomes active: it can stay pending, with "No profiles available" in the IDE (issue 11443), or a group can show as subscribed with no active member (10645).',
  ),
  msg(
    'Whether Kiro\'s Identity Center application is still wired to its profile: without it, sign-in ends in "Authentication service error" (issues 10332, 4654).',
  ),
  msg(
    'Whether subscriptions are left over from an Identity Center instance that was deleted and made again (issue 5888).',
  ),
  msg('The identity source, multi-factor rules and session length: no public API tells them.'),
]
