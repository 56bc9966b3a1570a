import { decide } from '../decide'
import { listOf, type PolicyDocument, type StatementDocument } from '../document'
import { applyEdits, type Edit } from '../edit'
import type { PolicyRequest } from '../request'
import type { Change } from './change'

const id = '1234abcd-12ab-34cd-56ef-1234567890ab'
export const key: Change['key'] = {
  arn: `arn:aws:kms:us-east-1:111122223333:key/${id}`,
  region: 'us-east-1',
  accountId: '111122223333',
  id,
}

export function changeOf(before: PolicyDocument, edits: readonly Edit[], of = key): Change {
  const policy = applyEdits(before, edits)
  const old = new Set(listOf(before.Statement).map(each => JSON.stringify(each)))
  return {
    key: of,
    before: JSON.stringify(before, null, 1),
    after: JSON.stringify(policy, null, 2),
    policy,
    statements: listOf(policy.Statement).filter(each => !old.has(JSON.stringify(each))),
    edits,
  }
}

/** To this policy from one without its last statement. */
export function addingTheLast(policy: PolicyDocument): Change {
  const statements = listOf(policy.Statement)
  const [last] = statements.slice(-1)
  return changeOf({ ...policy, Statement: statements.slice(0, -1) }, [
    { op: 'add', path: '/Statement/-', value: last },
  ])
}

const root: StatementDocument = {
  Sid: 'Enable IAM User Permissions',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 'kms:*',
  Resource: '*',
}
const kiro = (service: 'sso' | 'identitystore', region: string): StatementDocument => ({
  Sid: service === 'sso' ? 'Allow Kiro to use key via IDC' : 'Allow Kiro to use key via IdentityStore',
  Effect: 'Allow',
  Principal: { Service: 'q.amazonaws.com' },
  Action: 'kms:Decrypt',
  Resource: '*',
  Condition: {
    StringEquals:
      service === 'sso'
        ? {
            'kms:EncryptionContext:aws:sso:instance-arn': 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
            'kms:ViaService': `sso.${region}.amazonaws.com`,
          }
        : {
            'kms:EncryptionContext:aws:identitystore:identitystore-arn':
              'arn:aws:identitystore::111122223333:identitystore/d-1234567890',
            'kms:ViaService': `identitystore.${region}.amazonaws.com`,
          },
  },
})

/** One statement names another Region and is mended, the other is missing and is added. */
export const mendedAndAdded = changeOf(
  { Version: '2012-10-17', Id: 'key-default-1', Statement: [root, kiro('sso', 'us-west-2')] },
  [
    {
      op: 'replace',
      path: '/Statement/1/Condition/StringEquals/kms:ViaService',
      from: 'sso.us-west-2.amazonaws.com',
      value: 'sso.us-east-1.amazonaws.com',
    },
    { op: 'add', path: '/Statement/-', value: kiro('identitystore', 'us-east-1') },
  ],
)

type Vector = { readonly policy: PolicyDocument; readonly request: PolicyRequest }

/** Each policy of the vectors once, with all that is asked of it. */
export function byPolicy(jsonl: string): readonly {
  readonly policy: PolicyDocument
  readonly requests: readonly PolicyRequest[]
}[] {
  const asked = new Map<string, PolicyRequest[]>()
  for (const line of jsonl.trim().split('\n')) {
    const { policy, request }: Vector = JSON.parse(line)
    const text = JSON.stringify(policy)
    asked.set(text, [...(asked.get(text) ?? []), request])
  }
  return [...asked].map(([text, requests]) => ({ policy: JSON.parse(text), requests }))
}

export function decisions(policy: PolicyDocument, requests: readonly PolicyRequest[]): readonly string[] {
  return requests.map(request => decide(policy, request).decision)
}

/** One spelling for what a policy may spell in several ways. */
export function canonical(policy: PolicyDocument): unknown {
  return {
    Version: policy.Version ?? '2008-10-17',
    Id: policy.Id || undefined,
    Statement: listOf(policy.Statement).map(({ Sid, Effect, Condition, ...lists }) => ({
      Sid: Sid || undefined,
      Effect,
      Condition: Object.entries(Condition ?? {}).map(([operator, keys]) => [operator, sets(keys)]),
      ...Object.fromEntries(
        Object.entries(lists).map(([name, value]) => [
          name,
          typeof value === 'object' && !Array.isArray(value) ? sets(value) : set(value),
        ]),
      ),
    })),
  }
}

function sets(value: object): unknown {
  return Object.entries(value)
    .map(([name, texts]) => [name, set(texts)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
}

function set(value: unknown): readonly string[] {
  return [...new Set(listOf(value as string).map(String))].sort()
}
