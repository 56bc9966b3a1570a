import type { Facts, Outcome } from '@/lib/checks/check'
import { noInstance } from '@/lib/checks/no-instance'
import type { Instance, InstanceDetails } from '@/lib/facts/model'
import { consoleUrl } from '@/lib/kiro/console'
import { msg } from '@/lib/message'
import type { Remedy } from '@/lib/report/model'

/** The instance and its customer managed key; or the outcome of every check on the key where there is none. */
export type Managed =
  | { readonly instance: Instance; readonly details: InstanceDetails; readonly keyArn: string }
  | { readonly outcome: Outcome }

export function managedKey(facts: Facts<'instances' | 'instance-details', never>): Managed {
  const instance = facts.instances.value.judged
  const details = facts['instance-details'].value
  if (!instance || !details) return { outcome: noInstance(facts.instances.value) }
  const from = facts['instance-details'].from
  if (details.keyType === 'AWS_OWNED_KMS_KEY') {
    const statement = msg(
      'The instance is encrypted with an AWS owned key: there is no key of yours to look at',
    )
    return { outcome: { verdict: 'skip', statement, evidence: [{ kind: 'fact', says: statement, from }] } }
  }
  const statement = unclear(details)
  if (!statement) return { instance, details, keyArn: details.keyArn ?? '' }
  const evidence = [{ kind: 'fact', says: statement, from } as const]
  return { outcome: { verdict: 'undocumented', statement, evidence, remedy: encryptionSettings(instance) } }
}

function unclear({ keyType, keyArn }: InstanceDetails) {
  if (keyType !== 'CUSTOMER_MANAGED_KEY') {
    return msg('AWS names a key type that this program does not know: {keyType}', { keyType })
  }
  return keyArn ? null : msg('AWS says that the key is customer managed, but not which key it is')
}

/** Only the console shows and changes which key an instance uses. */
export function encryptionSettings(instance: Instance): Remedy {
  return {
    kind: 'guide',
    title: msg('Look at the instance’s encryption settings'),
    steps: [
      msg(
        'Sign in to account {account}, which owns the instance, and open IAM Identity Center in {region}.',
        {
          account: instance.ownerAccountId,
          region: instance.primaryRegion,
        },
      ),
      msg(
        'Open Settings, then the Management tab, and look at the key under “Key for encrypting IAM Identity Center data at rest”.',
      ),
      msg('Then check again.'),
    ],
    link: {
      title: 'IAM Identity Center settings',
      url: consoleUrl('singlesignon', instance.primaryRegion, '#/instances/settings'),
    },
    copies: [],
  }
}
