import type { PolicyRequest } from '../request'
import { ANOTHER_ACCOUNT } from './callers'
import { carrying, heldOf } from './carrying'
import type { Held, Move } from './neighbour'

/** Another key of the account, or another account's: this policy does not stand on it. */
export const otherKeys: readonly Move[] = [keyMove({ id: true }), keyMove({ account: true })]

const ANOTHER_KEY = '0f0e0d0c-0b0a-4908-8706-050403020100'

function keyMove(other: { readonly id: true } | { readonly account: true }): Move {
  return {
    axis: 'resource',
    take(request) {
      const [arn, partition, service, region, account, id] = request.resource.split(':')
      if (id === undefined) return null
      const isForeign = 'account' in other
      const parts = isForeign ? [ANOTHER_ACCOUNT, id] : [account, `key/${ANOTHER_KEY}`]
      const resource = [arn, partition, service, region, ...parts].join(':')
      const held: Readonly<Record<string, Held>> = isForeign
        ? { 'aws:ResourceAccount': [ANOTHER_ACCOUNT], ...ofOrganization }
        : { 'kms:ResourceAliases': 'unknown' }
      return {
        request: { ...carrying(request, held), resource },
        differs: [{ what: 'resource', from: request.resource, to: resource }],
      }
    },
  }
}

const ofOrganization = { 'aws:ResourceOrgID': 'unknown', 'aws:ResourceOrgPaths': 'unknown' } as const

/** The same policy on a key of another Region, with all that names the Region. */
export function regionMove(region: string): Move {
  return {
    axis: 'region',
    take(request) {
      const parts = request.resource.split(':')
      const from = parts[3]
      if (!from || from === region) return null
      const via = heldOf(request, 'kms:ViaService')
      return {
        request: {
          ...carrying(request, {
            'aws:RequestedRegion': [region],
            ...(typeof via === 'string'
              ? {}
              : { 'kms:ViaService': via.map(each => inRegion(each, from, region)) }),
          }),
          resource: parts.with(3, region).join(':'),
        },
        differs: [{ what: 'region', from, to: region }],
      }
    },
  }
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service */
export function inRegion(viaService: string, from: string, to: string): string {
  return viaService
    .split('.')
    .map(part => (part === from ? to : part))
    .join('.')
}

/** Some of the key's partition. */
export function regionsOf({ resource }: PolicyRequest): readonly string[] {
  const [, partition] = resource.split(':')
  if (partition === 'aws-us-gov') return ['us-gov-east-1', 'us-gov-west-1']
  if (partition === 'aws-cn') return ['cn-north-1', 'cn-northwest-1']
  return ['us-east-1', 'us-west-2', 'eu-west-1']
}
