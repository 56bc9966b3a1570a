import { type Message, msg } from '@/lib/message'

/**
 * What users report although every prerequisite is met. Numbers are issues of
 * https://github.com/kirodotdev/Kiro/issues, read on 2026-11-01.
 */
export const notSeen: readonly Message[] = [
  msg(
    'Whether AWS accepts new subscriptions for this account. Reported in issues of kirodotdev/Kiro: "Failed to create Kiro subscription for 1 user" ({failed}), "Your account is not authorized to make this call." ({unauthorized}) and "Your account is not currently eligible to create new subscriptions" ({ineligible}) are for AWS Support to solve.',
    {
      failed: issues(6139, 6791, 7860, 8115, 8574, 8810, 9127, 9147),
      unauthorized: issues(7089, 10180, 10313),
      ineligible: issues(11420),
    },
  ),
  msg(
    'Whether a subscription becomes active. It can stay pending, with "No profiles available. Your administrator has not granted you access to Kiro" ({pending}), or a group can show as subscribed with no active member ({inactive}).',
    { pending: issues(11443), inactive: issues(10645) },
  ),
  msg(
    'Whether Kiro\'s Identity Center application is still wired to its profile. Without it, sign-in ends in "Authentication service error" ({failed}) or "Please verify you have an active subscription" ({unverified}).',
    { failed: issues(10332), unverified: issues(4654) },
  ),
  msg(
    'Whether subscriptions are left over from an Identity Center instance that was deleted and created again ({orphaned}).',
    { orphaned: issues(5888) },
  ),
  msg('The identity source, multi-factor rules and session length: no public API tells them.'),
]

function issues(...numbers: readonly number[]): string {
  return numbers.map(number => `#${number}`).join(', ')
}
