import type { Outcome } from '@/lib/checks/check'
import type { Instance, Key } from '@/lib/facts/model'
import { keyRequirements } from '@/lib/kiro/sources'
import { msg } from '@/lib/message'
import type { Evidence } from '@/lib/report/model'
import { defineCheck } from './check'
import { encryptionSettings, managedKey } from './key/managed'
import { replicasMissing } from './key/replicated'
import { stateOutcome } from './key/state'

export const encryptionKeyHealth = defineCheck({
  id: 'encryption-key-health',
  title: {
    pass: msg('The key that encrypts IAM Identity Center can be used'),
    fail: msg('The key that encrypts IAM Identity Center cannot be used'),
    about: msg('The state of the key'),
  },
  why: msg(
    'While its key cannot be used, IAM Identity Center cannot read its own people and groups, and nor can Kiro.',
  ),
  source: keyRequirements,
  needs: ['instances', 'instance-details', 'key'],
  judge(facts) {
    const managed = managedKey(facts)
    if ('outcome' in managed) return managed.outcome
    const { instance } = managed
    const key = facts.key.value
    const from = facts.key.from
    if (!key) {
      const statement = msg('KMS does not describe the key {keyArn}', { keyArn: managed.keyArn })
      return { verdict: 'undocumented', statement, evidence: [], remedy: encryptionSettings(instance) }
    }
    const evidence: Evidence[] = [{ kind: 'fact', says: described(key), from }]
    return (
      unfit(key, instance, evidence) ??
      stateOutcome(key, evidence) ??
      replicasMissing(key, instance, evidence) ?? {
        verdict: 'pass',
        statement: msg('The key {keyArn} is enabled and fits the instance', { keyArn: key.arn }),
        evidence,
      }
    )
  },
})

function described(key: Key) {
  return msg('{state}, {spec}, {usage}, in {region}, of account {account}', {
    state: key.state,
    spec: key.spec,
    usage: key.usage,
    region: key.region,
    account: key.accountId,
  })
}

/** What AWS requires of the key itself; none of it can be changed, so that the remedy is another key. */
function unfit(key: Key, instance: Instance, evidence: readonly Evidence[]): Outcome | null {
  const statement = misfit(key, instance)
  return statement && { verdict: 'fail', statement, evidence, remedy: encryptionSettings(instance) }
}

function misfit(key: Key, instance: Instance) {
  if (key.spec !== 'SYMMETRIC_DEFAULT') {
    return msg('The key is {spec}; IAM Identity Center needs a SYMMETRIC_DEFAULT one', { spec: key.spec })
  }
  if (key.usage !== 'ENCRYPT_DECRYPT') {
    return msg('The key is for {usage}; IAM Identity Center needs one for ENCRYPT_DECRYPT', {
      usage: key.usage,
    })
  }
  if (key.manager !== 'CUSTOMER') {
    return msg('The key is managed by {manager}; IAM Identity Center needs one that you manage', {
      manager: key.manager,
    })
  }
  if (key.region !== instance.primaryRegion) {
    return msg('The key is in {region}, the instance in {actual}', {
      region: key.region,
      actual: instance.primaryRegion,
    })
  }
  if (key.accountId !== instance.ownerAccountId) {
    return msg('The key belongs to account {account}, the instance to {owner}', {
      account: key.accountId,
      owner: instance.ownerAccountId,
    })
  }
  return null
}
