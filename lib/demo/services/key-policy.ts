import type { Call } from '../call'
import { AwsError } from '../errors'
import { type KeyState, principalArn } from '../world'
import { lets, list, type Statement, statements } from './key-access'

const malformed = (message: string) => new AwsError('MalformedPolicyDocumentException', message)

/** A key policy holds at most 32 KB and only these characters [D]. */
const LARGEST = 32_768
const allowed = /^[\t\n\r\u0020-\u00ff]*$/

/** What KMS checks before it takes a policy, in the order in which one would notice. */
export function checkPolicy(call: Call, key: KeyState, policy: string, bypass: boolean): void {
  if (!allowed.test(policy))
    throw malformed('The new key policy contains characters outside of the allowed range.')
  if (Buffer.byteLength(policy) > LARGEST)
    throw new AwsError('LimitExceededException', `The policy must not be longer than ${LARGEST} bytes.`)
  const all = parsed(policy)
  for (const statement of all) {
    if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny')
      throw malformed('Policy contains a statement without a valid Effect.')
    const principal = statement.Principal ?? statement.NotPrincipal
    if (principal === undefined) throw malformed('Policy contains a statement with no principal.')
    if (!valid(call, principal))
      throw malformed('Policy contains a statement with one or more invalid principals.')
  }
  if (!bypass && !lets(call, key, policy, 'kms:PutKeyPolicy'))
    throw malformed('The new key policy will not allow you to update the key policy in the future.')
}

function parsed(policy: string): readonly Statement[] {
  try {
    const document: unknown = JSON.parse(policy)
    const all =
      typeof document === 'object' && document !== null && !Array.isArray(document) ? statements(policy) : []
    const sound = (each: unknown) => typeof each === 'object' && each !== null && !Array.isArray(each)
    if (all.length > 0 && all.every(sound)) return all
  } catch {
    // The sentence below is KMS's own for both.
  }
  throw malformed('The policy document is not valid JSON, or has no statement.')
}

function valid(call: Call, principal: unknown): boolean {
  if (typeof principal === 'string') return principal === '*'
  if (typeof principal !== 'object' || principal === null) return false
  return Object.entries(principal).every(([kind, values]) => {
    if (kind === 'AWS') return list(values).every(value => exists(call, String(value)))
    if (kind === 'Service')
      return list(values).every(value => /^[\w.-]+\.amazonaws\.com(\.cn)?$/.test(String(value)))
    return kind === 'Federated' || kind === 'CanonicalUser'
  })
}

/**
 * A deleted principal stands as its id (AROA…, AIDA…), which KMS refuses. Users and roles of this organization must
 * exist; what other accounts hold cannot be seen from here, so it is taken as given [A].
 */
function exists({ company }: Call, value: string): boolean {
  if (value === '*' || /^\d{12}$/.test(value)) return true
  const arn = /^arn:(aws[\w-]*):(iam|sts)::(\d{12}):(root|user\/.+|role\/.+|assumed-role\/.+)$/.exec(value)
  if (!arn || arn[1] !== company.data.partition || value.includes('*')) return false
  const [, partition, , id = '', resource = ''] = arn
  const account = company.data.accounts.find(each => each.id === id)
  if (!account || resource === 'root') return true
  if (resource.startsWith('assumed-role/'))
    return account.principals.some(
      each => each.kind === 'role' && resource.startsWith(`assumed-role/${each.name}/`),
    )
  return (
    account.principals.some(each => principalArn(company.data.partition, id, each) === value) ||
    company.serviceLinkedRoles.some(
      role =>
        role.account === id &&
        value === `arn:${partition}:iam::${id}:role/aws-service-role/${role.service}/${role.name}`,
    )
  )
}

/** The same policy with every object's keys and every list turned round. */
export function reserialised(policy: string): string {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned).reverse()
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .map(([name, item]) => [name, turned(item)])
        .reverse(),
    )
  }
  return JSON.stringify(turned(JSON.parse(policy)), null, 2)
}
