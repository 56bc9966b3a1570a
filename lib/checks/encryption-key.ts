import { keyRequirements } from '@/lib/kiro/sources'
import { msg } from '@/lib/message'
import { defineCheck } from './check'
import { encryptionSettings } from './key/managed'
import { noInstance } from './no-instance'

const keyTypes = ['AWS_OWNED_KMS_KEY', 'CUSTOMER_MANAGED_KEY']

export const encryptionKey = defineCheck({
  id: 'encryption-key',
  title: {
    pass: msg('The key that encrypts IAM Identity Center is known'),
    fail: msg('The key that encrypts IAM Identity Center is not known'),
    about: msg('The key that encrypts the instance'),
  },
  why: msg(
    'A customer managed key has a policy of its own, and Kiro can read people and groups only where that policy lets it in.',
  ),
  source: keyRequirements,
  needs: ['instances', 'instance-details'],
  judge({ instances, 'instance-details': details }) {
    const instance = instances.value.judged
    if (!instance || !details.value) return noInstance(instances.value)
    const { keyType, keyArn, encryptionStatus: status, encryptionStatusReason: reason } = details.value
    const which = keyArn ? msg('{keyType}: {keyArn}', { keyType, keyArn }) : msg('{keyType}', { keyType })
    const evidence = [{ kind: 'fact', says: which, from: details.from } as const]
    const remedy = encryptionSettings(instance)

    if (!keyTypes.includes(keyType)) {
      const statement = msg('AWS names a key type that this program does not know: {keyType}', { keyType })
      return { verdict: 'undocumented', statement, evidence, remedy }
    }
    if (status === 'UPDATING') {
      const statement = msg('The encryption key is being changed just now; check again when it has settled')
      return { verdict: 'warn', statement, evidence }
    }
    // The instance goes on with the key that it had: Kiro's way in is that key's policy, judged by the next checks.
    if (status === 'UPDATE_FAILED') {
      const statement = msg('The last change of the encryption key failed: {reason}', {
        reason: reason ?? 'AWS gave no reason',
      })
      return { verdict: 'warn', statement, evidence, remedy }
    }
    if (status !== 'ENABLED') {
      const statement = msg('AWS names an encryption status that this program does not know: {status}', {
        status,
      })
      return { verdict: 'undocumented', statement, evidence, remedy }
    }
    if (keyType === 'AWS_OWNED_KMS_KEY') {
      const statement = msg('The instance is encrypted with an AWS owned key: nothing to set up for Kiro')
      return { verdict: 'pass', statement, evidence }
    }
    if (!keyArn) {
      const statement = msg('AWS says that the key is customer managed, but not which key it is')
      return { verdict: 'undocumented', statement, evidence, remedy }
    }
    const statement = msg('The instance is encrypted with your key {keyArn}; the next checks look at it', {
      keyArn,
    })
    return { verdict: 'pass', statement, evidence }
  },
})
