import type { Outcome } from '@/lib/checks/check'
import type { Instance, Key } from '@/lib/facts/model'
import { msg } from '@/lib/message'
import type { Evidence } from '@/lib/report/model'
import { encryptionSettings } from './managed'
import { aws, word } from './shell'

/**
 * A replicated instance needs its key in each of its Regions. A warning: what is judged here is the primary
 * Region, and whether Kiro may use another one is not documented.
 */
export function replicasMissing(key: Key, instance: Instance, evidence: readonly Evidence[]): Outcome | null {
  const additional = instance.regions.map(({ name }) => name).filter(name => name !== instance.primaryRegion)
  if (additional.length === 0) return null
  if (!key.multiRegion) {
    const statement = msg('The instance is replicated to {regions}, but its key is a single-Region one', {
      regions: additional.join(', '),
    })
    return { verdict: 'warn', statement, evidence, remedy: encryptionSettings(instance) }
  }
  const present = [key.multiRegion.primary, ...key.multiRegion.replicas].map(({ region }) => region)
  const missing = additional.filter(region => !present.includes(region))
  if (missing.length === 0) return null
  return {
    verdict: 'warn',
    statement: msg('The instance is replicated to {regions}, where its key has no replica', {
      regions: missing.join(', '),
    }),
    evidence,
    remedy: {
      kind: 'patch',
      title: msg('Replicate the key'),
      steps: [
        msg('Create a replica in each Region that lacks one, with credentials of account {account}.', {
          account: key.accountId,
        }),
        msg('A replica has a key policy of its own: give it the same one.'),
      ],
      copies: [
        {
          name: msg('Replicate the key'),
          language: 'shell',
          text: missing.map(region => replicate(key, region)).join('\n'),
        },
      ],
    },
  }
}

/** Only the primary key can be replicated, from its own Region. */
function replicate(key: Key, region: string): string {
  const primary = key.multiRegion?.primary ?? key
  return `${aws('kms replicate-key', primary)} --replica-region ${word(region)}`
}
