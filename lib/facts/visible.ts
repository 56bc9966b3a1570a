import { CallFailed } from '@/lib/aws/errors'
import type { Caller, Organization, VisibleFromHere } from './model'

/**
 * Some lists are for the management account and delegated administrators alone: refused to another member, that is
 * how AWS works and not a missing permission.
 */
export async function visibleFrom<V>(
  caller: Caller,
  organization: Organization | null,
  none: V,
  read: () => Promise<V>,
): Promise<VisibleFromHere<V>> {
  if (!organization) return { visible: true, value: none }
  try {
    return { visible: true, value: await read() }
  } catch (error) {
    const member = caller.accountId !== organization.managementAccountId
    if (member && error instanceof CallFailed && error.outcome.state === 'denied')
      return { visible: false, why: 'member-account' }
    throw error
  }
}
