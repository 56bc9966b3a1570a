import type { Facts, Given, Outcome } from '@/lib/checks/check'
import type { FactValues, Instance, Key, KeyPolicies, Organization, Provenance } from '@/lib/facts/model'
import type { Place } from '@/lib/kiro/key-policy'
import type { KnownKey } from '@/lib/kiro/key-request'
import { msg } from '@/lib/message'
import { encryptionSettings, managedKey } from './managed'

export type KeyFacts = Facts<
  'instances' | 'instance-details' | 'key-policies',
  'key' | 'key-tags' | 'organization' | 'caller'
>

/** All that the requests and the remedies for the instance's key are made of. */
export type Scene = {
  readonly instance: Instance
  readonly place: Place
  readonly key: KnownKey
  readonly policies: KeyPolicies
  readonly from: readonly Provenance[]
  /** Accounts and the organization that are known to be the instance's own; undefined: not known which one. */
  readonly own: { readonly accounts: readonly string[]; readonly organizationId: string | null | undefined }
  readonly partition: string
  readonly now: Date
}

export function keyScene(facts: KeyFacts, given: Given): Scene | { readonly outcome: Outcome } {
  const managed = managedKey(facts)
  if ('outcome' in managed) return managed
  const { instance, keyArn } = managed
  const policies = facts['key-policies'].value
  if (!policies) {
    const statement = msg('KMS does not show the policy of the key {keyArn}', { keyArn })
    const remedy = encryptionSettings(instance)
    return { outcome: { verdict: 'undocumented', statement, evidence: [], remedy } }
  }
  const key = facts.key.state === 'known' ? facts.key.value : null
  const caller = facts.caller.state === 'known' ? facts.caller.value.accountId : null
  const organization = facts.organization.state === 'known' ? facts.organization.value : undefined
  const accountId = key?.accountId ?? policies.primary.keyArn.split(':')[4] ?? instance.ownerAccountId
  const organizationId = organizationOf(accountId, caller, organization)
  return {
    instance,
    place: placeIn(instance, instance.primaryRegion),
    key: {
      arn: policies.primary.keyArn,
      accountId,
      region: policies.primary.region,
      organizationId,
      metadata: key && metadataIn(key, policies.primary.region),
      tags:
        facts['key-tags'].state === 'known'
          ? mentioned(facts['key-tags'].value, policies.primary.text)
          : null,
    },
    policies,
    from: facts['key-policies'].from,
    own: {
      accounts: [...new Set([accountId, instance.ownerAccountId, ...(caller ? [caller] : [])])],
      organizationId,
    },
    partition: instance.arn.split(':')[1] ?? 'aws',
    now: given.now,
  }
}

export function placeIn(instance: Instance, region: string): Place {
  return { instanceArn: instance.arn, identityStoreArn: instance.identityStoreArn, region }
}

export function replicaOf(key: KnownKey, replica: KeyPolicies['replicas'][number]): KnownKey {
  const metadata = key.metadata && { ...key.metadata, multiRegion: 'REPLICA' as const }
  // Each replica has tags of its own, which are not read.
  return { ...key, arn: replica.keyArn, region: replica.region, metadata, tags: null }
}

/** The tags that a policy speaks of. What else is written on a key is nobody's business, and is kept out of reports. */
function mentioned(tags: FactValues['key-tags'], policy: string): KnownKey['tags'] {
  // Spelled with escapes, a name is not found by looking: then all are kept.
  const spoken = policy.includes('\\u') ? null : policy.toLowerCase()
  return (
    tags &&
    Object.fromEntries(
      Object.entries(tags).filter(
        ([name]) => !spoken || spoken.includes(JSON.stringify(name.toLowerCase()).slice(1, -1)),
      ),
    )
  )
}

/** DescribeOrganization tells of the caller's organization, and of one more account in it. */
export function organizationOf(
  accountId: string,
  caller: string | null,
  organization: Organization | null | undefined,
): string | null | undefined {
  if (organization === undefined) return undefined
  if (organization === null) return accountId === caller ? null : undefined
  return accountId === caller || accountId === organization.managementAccountId ? organization.id : undefined
}

function metadataIn({ spec, usage, origin, multiRegion }: Key, region: string): KnownKey['metadata'] {
  const role = multiRegion && (multiRegion.primary.region === region ? 'PRIMARY' : 'REPLICA')
  return { spec, usage, origin, multiRegion: role }
}
