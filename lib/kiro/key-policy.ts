/** Kiro still signs its calls as the service that it grew out of, Amazon Q Developer. */
export const kiroService = 'q.amazonaws.com'

/** The two services through which Kiro reads: each with the one encryption context that its data carries. */
export const ways = {
  'identity-center': {
    name: 'IAM Identity Center',
    prefix: 'sso',
    service: 'sso.amazonaws.com',
    contextKey: 'aws:sso:instance-arn',
    sid: 'Allow Kiro to use key via IDC',
  },
  'identity-store': {
    name: 'Identity Store',
    prefix: 'identitystore',
    service: 'identitystore.amazonaws.com',
    contextKey: 'aws:identitystore:identitystore-arn',
    sid: 'Allow Kiro to use key via IdentityStore',
  },
} as const
export type Way = keyof typeof ways

/** What the statements name: the instance's own ARNs, so that the partition is the instance's, and one Region. */
export type Place = {
  readonly instanceArn: string
  readonly identityStoreArn: string
  /** The IdC primary Region; of a replica's policy, the replica's. */
  readonly region: string
}

export type Statement = {
  readonly Sid: string
  readonly Effect: 'Allow'
  readonly Principal: { readonly Service: string | readonly string[] } | '*'
  readonly Action: string | readonly string[]
  readonly Resource: '*'
  readonly Condition: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

/** Word for word what Kiro's page asks for, with this instance's ids in the places left open there. */
export function exactStatement(way: Way, place: Place, sid: string = ways[way].sid): Statement {
  return kiroStatement(way, sid, 'StringEquals', contextValue(way, place), place.region)
}

/**
 * Kiro's page allows "StringLike with wildcards". Only the id becomes one, so that a recreated instance or
 * identity store is let in too: a wildcard in kms:ViaService would let in other services, or every Region.
 */
export function relaxedStatement(way: Way, place: Place, sid: string = ways[way].sid): Statement {
  const anyId = contextValue(way, place).replace(/\/[^/]*$/, '/*')
  return kiroStatement(way, sid, 'StringLike', anyId, place.region)
}

function kiroStatement(way: Way, sid: string, operator: string, context: string, region: string): Statement {
  return {
    Sid: sid,
    Effect: 'Allow',
    Principal: { Service: kiroService },
    Action: 'kms:Decrypt',
    Resource: '*',
    Condition: {
      [operator]: {
        [`kms:EncryptionContext:${ways[way].contextKey}`]: context,
        'kms:ViaService': viaService(way, region),
      },
    },
  }
}

export function contextValue(way: Way, place: Place): string {
  return way === 'identity-center' ? place.instanceArn : place.identityStoreArn
}

/** The same host in every partition where Kiro is offered: GovCloud's is amazonaws.com too. */
export function viaService(way: Way, region: string): string {
  return `${ways[way].prefix}.${region}.amazonaws.com`
}
