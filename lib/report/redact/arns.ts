import type { SecretKind } from './kinds'
import type { Secret } from './secret'

const ARN = /arn:aws[a-z-]*:([a-z0-9-]*):[a-z0-9-]*:([^:\s"'/,]*):([\w+=,.@/*?${}:-]*)/gi

/** What the ARNs of a text name, each part by itself: it may stand elsewhere without the rest. */
export function* secretsInArns(text: string): Iterable<Secret> {
  for (const [, service = '', account = '', resource = ''] of text.matchAll(ARN)) {
    // `arn:aws:iam::aws:policy/…` and its kin belong to AWS.
    if (account === 'aws') continue
    if (/^\d{4,}$/.test(account)) yield { kind: 'account', value: account }
    yield* named(service.toLowerCase(), resource.replace(/[.,:]+$/, ''))
  }
}

const kinds: Readonly<Record<string, SecretKind>> = {
  'iam:role': 'role',
  'iam:user': 'iam-user',
  'kms:key': 'key',
  'kms:alias': 'alias',
  'sso:instance': 'instance',
  'sso:application': 'application',
  'identitystore:identitystore': 'identity-store',
  'identitystore:user': 'id',
  'identitystore:group': 'id',
  'organizations:organization': 'organization',
}

/** Parts of a path that AWS gives, the same in every account: `aws-reserved/sso.amazonaws.com/eu-west-2`. */
const GIVEN = /^(aws-reserved|aws-service-role|service-role|[\w.-]+\.amazonaws\.com|[a-z]{2}(-[a-z]+)+-\d)$/
const SERVICE_LINKED = /^AWSServiceRoleFor[A-Za-z]+$/

function* named(service: string, resource: string): Iterable<Secret> {
  const [type = '', ...parts] = resource.split(/[/:]/)
  if (parts.length === 0) return yield* type === 'root' ? [] : pieces('resource', type)
  const name = parts.pop() ?? ''
  if (service === 'sts' && type === 'assumed-role') {
    const role = parts.shift() ?? ''
    if (!SERVICE_LINKED.test(role)) yield* pieces('role', role)
    return yield* pieces('session', [...parts, name].join('/'))
  }
  const isLinked = parts[0] === 'aws-service-role' && SERVICE_LINKED.test(name)
  if (!isLinked) yield* pieces(kinds[`${service}:${type}`] ?? 'resource', name)
  for (const part of parts)
    if (service !== 'iam') yield* pieces('resource', part)
    else if (!GIVEN.test(part)) yield* pieces('path', part)
}

/** Around wildcards and variables: a pattern gives away what it matches. */
export function* pieces(kind: SecretKind, pattern: string): Iterable<Secret> {
  for (const value of pattern.split(/\$\{[^}]*\}|[*?]+/)) if (value.length >= SHORTEST) yield { kind, value }
}

/** Below that, a name could be any syllable; as a word of its own it says next to nothing. */
const SHORTEST = 3
