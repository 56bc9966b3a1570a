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
      unheardOf(key, instance, evidence) ??
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

/**
 * The words that KMS documents: one that is new since says nothing for or against the key.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
 */
const documented = {
  spec: /^(SYMMETRIC_DEFAULT|RSA_\d+|ECC_.+|HMAC_\d+|SM2|ML_DSA_\d+)$/,
  usage: /^(ENCRYPT_DECRYPT|SIGN_VERIFY|GENERATE_VERIFY_MAC|KEY_AGREEMENT)$/,
  manager: /^(AWS|CUSTOMER)$/,
} as const

function unheardOf(key: Key, instance: Instance, evidence: readonly Evidence[]): Outcome | null {
  const properties = ['spec', 'usage', 'manager'] as const
  const property = properties.find(each => !documented[each].test(key[each]))
  if (!property) return null
  const statement = msg('AWS gives the key a {property} that this program does not know: {word}', {
    property,
    word: key[property],
  })
  return { verdict: 'undocumented', statement, evidence, remedy: encryptionSettings(instance) }
}

function isOther(key: Key, property: keyof typeof documented, wanted: string): boolean {
  return key[property] !== wanted && documented[property].test(key[property])
}

function misfit(key: Key, instance: Instance) {
  if (isOther(key, 'spec', 'SYMMETRIC_DEFAULT')) {
    return msg('The key is {spec}; IAM Identity Center needs a SYMMETRIC_DEFAULT one', { spec: key.spec })
  }
  if (isOther(key, 'usage', 'ENCRYPT_DECRYPT')) {
    return msg('The key is for {usage}; IAM Identity Center needs one for ENCRYPT_DECRYPT', {
      usage: key.usage,
    })
  }
  if (isOther(key, 'manager', 'CUSTOMER')) {
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
