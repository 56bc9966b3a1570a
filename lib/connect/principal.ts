import { parseArn } from '@/lib/aws/arn'

/**
 * The principal that a trust policy names: an account, a role or a user. An account's number stands for the account, as
 * IAM takes it. null: it is none of these.
 */
export function trustedPrincipal(text: string, partition = 'aws'): string | null {
  if (/^\d{12}$/.test(text)) return `arn:${partition}:iam::${text}:root`
  const arn = parseArn(text)
  if (arn?.service !== 'iam' || !/^\d{12}$/.test(arn.account)) return null
  return /^(root|(role|user)\/[\w+=,.@/-]+)$/.test(arn.resource) ? text : null
}
