import { describe, expect, it } from 'vitest'
import type { Outcome } from '@/lib/checks/check'
import { keyPolicyIdentityCenter } from '@/lib/checks/key-policy-identity-center'
import { keyPolicyIdentityStore } from '@/lib/checks/key-policy-identity-store'
import type { Way } from '@/lib/kiro/key-policy'
import { denied, facts, keyArn, outcomeOf } from './fixture'
import { baseline, baselineWithoutApps, bothStatements, kiro, policy } from './fixture-policies'

const checks = { 'identity-center': keyPolicyIdentityCenter, 'identity-store': keyPolicyIdentityStore }
const center = 'identity-center'
const store = 'identity-store'

describe('a replica’s key policy', () => {
  const eu = 'eu-west-1'
  const replicaArn = keyArn.replace('us-east-1', eu)
  const both = policy(...baselineWithoutApps, ...bothStatements)
  const here = policy(...baselineWithoutApps, kiro(center, eu), kiro(store, eu))
  const none = policy(...baselineWithoutApps)

  function withReplica(primary: object, replica: object | typeof denied, way: Way = store): Outcome {
    const read = 'state' in replica ? replica : { state: 'read' as const, text: JSON.stringify(replica) }
    const policies = {
      primary: { keyArn, region: 'us-east-1', text: JSON.stringify(primary) },
      replicas: [{ keyArn: replicaArn, region: eu, policy: read }],
    }
    return outcomeOf(checks[way], facts(null, { 'key-policies': policies as never }))
  }

  it.each([
    ['warns where it lets nobody in', both, none, 'warn'],
    ['warns where it could not be read', both, denied, 'warn'],
    ['warns where its answer is not known', both, policy(...baseline), 'warn'],
    ['passes where it is the same policy', both, both, 'pass'],
    ['passes where it names its own Region', both, here, 'pass'],
    ['leaves the answer to the primary’s', none, both, 'fail'],
    ['leaves the answer to the primary’s, known or not', policy(...baseline), none, 'undocumented'],
  ] as const)('%s', (_sentence, primary, replica, verdict) => {
    expect(withReplica(primary, replica).verdict).toBe(verdict)
    expect(withReplica(primary, replica, center).verdict).toBe(verdict)
  })

  it('gets a patch of its own, which lets Kiro in', () => {
    const outcome = withReplica(both, none)
    const copies = 'remedy' in outcome && outcome.remedy ? outcome.remedy.copies : []
    expect(copies.find(({ language }) => language === 'shell')?.text).toContain(
      `--key-id ${replicaArn} --policy-name default --policy file://policy-eu-west-1.json`,
    )
    const statements = copies
      .filter(({ language }) => language === 'json')
      .map(({ text }) => JSON.parse(text))
    expect(statements).toHaveLength(2)
    for (const statement of statements) {
      expect(withReplica(both, policy(...baselineWithoutApps, statement)).verdict).toBe('pass')
    }
  })
})
