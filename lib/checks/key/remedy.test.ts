import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keyPolicyIdentityCenter } from '@/lib/checks/key-policy-identity-center'
import { keyPolicyIdentityStore } from '@/lib/checks/key-policy-identity-store'
import { facts, instance, instancesOf, key, outcomeOf } from './fixture'

type Vector = {
  readonly name: string
  readonly policy: { readonly Statement: object | readonly object[] }
  readonly request: { readonly resource: string; readonly context: Readonly<Record<string, string>> }
  readonly expect: string
}

const vectors = readFileSync(
  join(import.meta.dirname, '../../policy/conformance/key-policy-decisions.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line): Vector => JSON.parse(line))

/** The checks on the vector's policy, for the instance and the key that its request is about. */
function judge({ policy, request }: Vector) {
  const [, , , region = '', accountId = ''] = request.resource.split(':')
  const through = request.context['kms:ViaService']?.startsWith('sso.') ?? false
  const identityStoreArn =
    request.context['kms:EncryptionContext:aws:identitystore:identitystore-arn'] ?? instance.identityStoreArn
  const arn = request.context['kms:EncryptionContext:aws:sso:instance-arn'] ?? instance.arn
  const found = { ...instance, arn, identityStoreArn, ownerAccountId: accountId, primaryRegion: region }
  const text = JSON.stringify(policy)
  return outcomeOf(
    through ? keyPolicyIdentityCenter : keyPolicyIdentityStore,
    facts(null, {
      instances: instancesOf(found),
      key: { ...key, arn: request.resource, region, accountId },
      'key-policies': { primary: { keyArn: request.resource, region, text }, replicas: [] },
    }),
  )
}

const verdicts: Readonly<Record<string, readonly string[]>> = {
  allow: ['pass'],
  'explicit-deny': ['fail'],
  'implicit-deny': ['fail'],
  deny: ['fail'],
  // Where only others' accounts or organizations would be let in, Kiro is not.
  conditional: ['undocumented', 'fail'],
}

/** Keys that the vectors take as absent. Here nothing is known of them, so that an answer may hang on one. */
const notOfTheVectors = /kms:Grant|aws:RequestTag|aws:SourceVpce/

describe('a remedy', () => {
  it.each(vectors.map(vector => [vector.name, vector] as const))('mends %s', (_name, vector) => {
    const outcome = judge(vector)
    const hangs = notOfTheVectors.test(JSON.stringify(vector.policy)) ? ['undocumented'] : []
    expect([...(verdicts[vector.expect] ?? []), ...hangs]).toContain(outcome.verdict)
    if (!('remedy' in outcome) || !outcome.remedy) return
    const offered: { Sid?: string; Effect: string }[] = outcome.remedy.copies
      .filter(({ language }) => language === 'json')
      .map(({ text }) => JSON.parse(text))
    const allows = offered.filter(({ Effect }) => Effect === 'Allow')
    const denies = offered.filter(({ Effect }) => Effect === 'Deny')
    const kept = [vector.policy.Statement]
      .flat()
      .filter(one => !('Effect' in one && one.Effect === 'Deny' && denies.some(deny => isMended(one, deny))))
    for (const added of allows.length > 0 ? allows.map(allow => [allow]) : [[]]) {
      const policy = { ...vector.policy, Statement: [...kept, ...denies, ...added] }
      expect(judge({ ...vector, policy }).verdict).toBe('pass')
    }
  })
})

/** The same Deny, but for its condition. */
function isMended(before: object, after: object): boolean {
  const bare = (statement: object) => JSON.stringify({ ...statement, Condition: null })
  return bare(before) === bare(after)
}
