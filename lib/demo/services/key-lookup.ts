import type { Call } from '../call'
import { AwsError, accessDenied } from '../errors'
import { type KeyState, keyArn } from '../world'
import { lets } from './key-access'

/** An id means the caller's own account and the Region asked; only an ARN reaches further. */
export function find({ company, identity, region }: Call, id: string): KeyState | undefined {
  const of = { account: identity.account.id, region }
  const arn = id.startsWith('arn:') ? id : keyArn(company.data.partition, { ...of, id })
  const named = company.keys.get(arn)
  if (named) return named.data.region === region ? named : undefined
  const alias = /^(?:arn:aws[\w-]*:kms:[\w-]+:(\d{12}):)?(alias\/.+)$/.exec(id)
  if (!alias) return undefined
  return [...company.keys.values()].find(
    ({ data }) =>
      data.region === region &&
      data.account === (alias[1] ?? of.account) &&
      data.aliases.includes(alias[2] ?? ''),
  )
}

/** The key, if it is there. */
function present(call: Call, id: string): KeyState {
  if (id.startsWith('arn:') && !/^arn:aws[\w-]*:kms:[\w-]+:\d{12}:(key|alias)\/.+$/.test(id))
    throw new AwsError('InvalidArnException', `${id} is not a valid ARN`)
  const key = find(call, id)
  if (!key) {
    const shown = id.startsWith('arn:')
      ? id
      : keyArn(call.company.data.partition, { id, region: call.region, account: call.identity.account.id })
    throw new AwsError(
      'NotFoundException',
      id.includes('alias/') ? `Alias ${id} is not found.` : `Key '${shown}' does not exist`,
    )
  }
  return key
}

/** The key, if it is there and its policy lets the caller in. */
export function open(call: Call, id: string, action: string): KeyState {
  const key = present(call, id)
  if (!lets(call, key, key.policy, action)) throw refused(call, key, action)
  return key
}

/** By id or ARN: an alias is refused. */
export function byIdOrArn(call: Call, id: string): KeyState {
  if (/^(arn:.*:)?alias\//.test(id))
    throw new AwsError('InvalidArnException', `${id} is an alias: this operation takes a key id or key ARN`)
  return present(call, id)
}

/** Managing a key works in its own account only, and by id or ARN. */
export function own(call: Call, id: string, action: string): KeyState {
  byIdOrArn(call, id)
  const key = open(call, id, action)
  if (key.data.account !== call.identity.account.id) throw refused(call, key, action)
  return key
}

export const refused = ({ identity }: Call, { arn }: KeyState, action: string) =>
  accessDenied(
    `User: ${identity.arn} is not authorized to perform: ${action} on resource: ${arn} because no resource-based policy allows the ${action} action`,
  )
