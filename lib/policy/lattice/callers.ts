import { canonicalKey } from '../canonical-key'
import type { RequestPrincipal } from '../identity'
import { principalText } from '../principal'
import type { PolicyRequest } from '../request'
import { carrying } from './carrying'
import type { Held, Move } from './neighbour'

/** Somebody else asks, and what a call carries because of who asks goes with it. */
export function callerMove(principal: RequestPrincipal): Move {
  return {
    axis: 'principal',
    take(request) {
      const [from, to] = [nameOf(request.principal), nameOf(principal)]
      if (from === to) return null
      return {
        request: { ...carrying(request, heldBy(principal, request)), principal },
        differs: [{ what: 'principal', from, to }],
      }
    },
  }
}

/** Beside those whom a policy names: the services nearby, and one of each kind of principal. */
export function callersAround({ resource, principal }: PolicyRequest): readonly RequestPrincipal[] {
  const [, partition = 'aws', , , account = ''] = resource.split(':')
  const own = `arn:${partition}:iam::${account}`
  return [
    ...('service' in principal ? [] : [{ service: SOME_SERVICE }]),
    ...services.map(name => ({ service: `${name}.amazonaws.com` })),
    { account: ANOTHER_ACCOUNT, partition },
    { arn: `arn:${partition}:iam::${ANOTHER_ACCOUNT}:role/AnotherRole` },
    { anonymous: true },
    { account, partition },
    { arn: `${own}:role/SomeRole` },
    { arn: `${own}:user/some-user` },
  ]
}

/** Nobody's: a policy that names it is looked at by what it names. */
export const ANOTHER_ACCOUNT = '999988887777'
const SOME_SERVICE = 'lambda.amazonaws.com'
/** With whom Kiro's callers could be taken for each other, and two that have nothing to do with them. */
const services = ['sso', 'identitystore', 'codewhisperer', 'user-subscriptions', 's3', 'secretsmanager']

function nameOf(who: RequestPrincipal): string {
  return 'anonymous' in who ? 'anonymous' : principalText(who)
}

/**
 * By the availability that AWS documents for each key. What another caller may carry and nobody knows is unknown.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties
 */
function heldBy(principal: RequestPrincipal, request: PolicyRequest): Readonly<Record<string, Held>> {
  const tags = Object.keys(request.context).filter(key => canonicalKey(key).startsWith(TAGS))
  const held: Record<string, Held> = Object.fromEntries(tags.map(key => [key, 'unknown']))
  if ('service' in principal)
    return {
      ...held,
      ...all(ofPeople, 'absent'),
      ...('service' in request.principal ? {} : all(ofServices, 'unknown')),
      'aws:PrincipalIsAWSService': ['true'],
      'aws:PrincipalServiceName': [principal.service],
    }
  const account = accountOf(principal)
  return {
    ...held,
    ...all(ofServices, 'absent'),
    'aws:PrincipalServiceName': 'absent',
    'aws:PrincipalIsAWSService': ['false'],
    ...all(ofPeople, account === null ? 'absent' : 'unknown'),
    ...(account === null
      ? {}
      : { 'aws:PrincipalAccount': [account], 'kms:CallerAccount': [account], ...ownArn(principal) }),
  }
}

const TAGS = 'aws:principaltag/'
const ofServices = [
  'aws:PrincipalServiceNamesList',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
]
const ofPeople = [
  'aws:FederatedProvider',
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalTag/*',
  'aws:PrincipalType',
  'aws:userid',
  'aws:username',
  'kms:CallerAccount',
]

const callerKeys = new Set(
  [...ofServices, ...ofPeople, 'aws:PrincipalIsAWSService', 'aws:PrincipalServiceName'].map(canonicalKey),
)

/** Whether the key hangs on who asks. By its canonical name, as below. */
export function isOfCaller(canonical: string): boolean {
  return callerKeys.has(canonical) || canonical.startsWith(TAGS)
}

export function isOfPeople(canonical: string): boolean {
  return canonical.startsWith(TAGS) || ofPeople.some(key => canonicalKey(key) === canonical)
}

export function isOfServices(canonical: string): boolean {
  return ofServices.some(key => canonicalKey(key) === canonical)
}

function all(keys: readonly string[], held: Held): Readonly<Record<string, Held>> {
  return Object.fromEntries(keys.map(key => [key, held]))
}

export function accountOf(who: RequestPrincipal): string | null {
  if ('account' in who) return who.account
  return 'arn' in who ? (who.arn.split(':')[4] ?? null) : null
}

/** A session's key holds its role's ARN, whose path the session's own leaves out. */
function ownArn(who: RequestPrincipal): Readonly<Record<string, Held>> {
  return 'arn' in who && who.arn.includes(':assumed-role/')
    ? {}
    : { 'aws:PrincipalArn': [principalText(who)] }
}
