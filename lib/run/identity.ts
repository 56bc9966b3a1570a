import type { RunTarget } from '@/lib/target'

/** The same AWS account, asked at the same place, is one account however its credentials came. */
export function identityOf(
  { source, name, endpoint }: RunTarget,
  partition: string,
  accountId: string,
): string {
  if (source === 'demo') return `demo:${name}`
  return endpoint === null ? `aws:${partition}:${accountId}` : `at:${endpoint}:${accountId}`
}
