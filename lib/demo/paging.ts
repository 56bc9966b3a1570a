import { type Call, invalidInput } from './call'
import { AwsError } from './errors'
import { hex } from './ids'
import type { Roster } from './organization'

type Source<T> = Pick<Roster<T>, 'size' | 'at'>

export type Page<T> = { readonly items: readonly T[]; readonly next: string | undefined }

/**
 * One page. `of` is what the list belongs to: a token that was given for another list, account or Region is refused.
 */
export function page<T>(
  call: Call,
  source: Source<T> | readonly T[],
  { of, token, size }: { of: string; token: string | undefined; size: number },
): Page<T> {
  const roster = 'size' in source ? source : { size: source.length, at: (i: number) => source[i] }
  const start = token === undefined ? 0 : position(call, of, token)
  const end = Math.min(start + (call.pageSize ?? size), roster.size)
  const items: T[] = []
  for (let index = start; index < end; index++) {
    const item = roster.at(index)
    if (item !== undefined) items.push(item)
  }
  return { items, next: end < roster.size ? tokenFor(call, of, end) : undefined }
}

function tokenFor(call: Call, of: string, index: number): string {
  const { service, operation, region, identity } = call
  const sum = hex([service, operation, region, identity.account.id, of, index].join('|'), 12)
  return Buffer.from(`${sum}.${index}`).toString('base64url')
}

function position(call: Call, of: string, token: string): number {
  const index = Number(Buffer.from(token, 'base64url').toString().split('.')[1])
  if (Number.isSafeInteger(index) && tokenFor(call, of, index) === token) return index
  throw invalidPageToken(call)
}

function invalidPageToken(call: Call): AwsError {
  switch (call.service) {
    case 'kms':
      return new AwsError('InvalidMarkerException', 'Could not deserialize marker')
    case 'organizations':
      return new AwsError('InvalidInputException', 'The specified next token is invalid.', 400, {
        Reason: 'INVALID_NEXT_TOKEN',
      })
    case 'iam':
      return invalidInput(call.service, 'Invalid Marker.')
    default:
      return invalidInput(call.service, 'The provided NextToken is invalid.')
  }
}
