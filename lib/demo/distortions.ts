import type { Fields } from './call'
import type { Fault } from './faults'
import type { ServiceName } from './services'

/** What a fault does to an answer that is otherwise right. */
export function distorted(output: Fields, faults: readonly Fault[], service: ServiceName): Fields {
  let fields = output
  for (const { kind } of faults) {
    if (kind === 'nulls') fields = nulls(fields) as Fields
    else if (kind === 'unknown-enum') fields = unknownEnums(fields) as Fields
    else if (kind === 'token-loop') fields = { ...fields, ...loop[service] }
  }
  return fields
}

/** Lists and objects stay, every value in them is null. */
function nulls(value: unknown): unknown {
  return mapped(value, () => null)
}

const enums = new Set(
  [
    'CustomerMasterKeySpec EncryptionStatus EvalDecision EvalResourceDecision FeatureSet JoinedMethod',
    'KeyManager KeySpec KeyState KeyType KeyUsage MultiRegionKeyType Origin PrincipalType RegionOptStatus',
    'ResourceType SourcePolicyType State Status TrustedTokenIssuerType UserStatus Visibility',
  ].flatMap(line => line.split(' ')),
)

function unknownEnums(value: unknown): unknown {
  return mapped(value, (leaf, name) => (enums.has(name) ? 'SOMETHING_NEW' : leaf))
}

function mapped(value: unknown, change: (leaf: unknown, name: string) => unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map(item => mapped(item, change, name))
  if (typeof value !== 'object' || value === null || value instanceof Date)
    return value === undefined ? undefined : change(value, name)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapped(item, change, key)]))
}

const LOOP = 'bG9vcA'
const nextToken = { NextToken: LOOP }
const loop: Record<ServiceName, Fields> = {
  sso: nextToken,
  identitystore: nextToken,
  organizations: nextToken,
  account: nextToken,
  sts: {},
  kms: { NextMarker: LOOP, Truncated: true },
  iam: { Marker: LOOP, IsTruncated: true },
}

/** With `token-loop`, the token that comes back is taken for none: the same page, for ever. */
export function withoutLoop(input: unknown): unknown {
  if (typeof input !== 'object' || input === null) return input
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== LOOP))
}
