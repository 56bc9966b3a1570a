import type { CheckId } from '@/lib/report/model'
import type { FixId } from '../plan'
import { accountInstanceDraft } from './account-instance'
import type { Draft, NoDraft, View } from './draft'
import { keyPolicyDraft } from './key-policy'
import { keyDeletionDraft, keyEnableDraft } from './key-state'
import { serviceLinkedRoleDraft } from './service-linked-role'
import { trustedAccessDraft } from './trusted-access'

export const drafts: Readonly<Record<FixId, (view: View) => Promise<Draft | NoDraft>>> = {
  'key-policy': keyPolicyDraft,
  'key-enable': keyEnableDraft,
  'key-deletion': keyDeletionDraft,
  'service-linked-role': serviceLinkedRoleDraft,
  'trusted-access': trustedAccessDraft,
  'account-instance': accountInstanceDraft,
}

/** What can be applied from the card of a check, in the order in which it is tried; every other card has a patch or a guide. */
export const fixesOf: Partial<Record<CheckId, readonly FixId[]>> = {
  'identity-center-instance': ['account-instance'],
  'organization-guardrails': ['trusted-access'],
  'service-linked-roles': ['service-linked-role'],
  'encryption-key-health': ['key-enable', 'key-deletion'],
  'key-policy-identity-center': ['key-policy'],
  'key-policy-identity-store': ['key-policy'],
}
