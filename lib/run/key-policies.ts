import { policiesRead } from '@/lib/checks/key/policies-read'
import type { KeyPolicyRead } from '@/lib/report/model'
import type { Hints } from '@/lib/target'
import type { Facts } from './reading'

/** The key policies that this look at the account has read; none where what they hang on did not settle as known. */
export async function keyPoliciesOf(reading: Facts, hints: Hints): Promise<readonly KeyPolicyRead[]> {
  const [instances, details, policies, key, tags, organization, caller] = await Promise.all([
    reading.of('instances'),
    reading.of('instance-details'),
    reading.of('key-policies'),
    reading.of('key'),
    reading.of('key-tags'),
    reading.of('organization'),
    reading.of('caller'),
  ])
  if (instances.state !== 'known' || details.state !== 'known' || policies.state !== 'known') return []
  return policiesRead(
    {
      instances,
      'instance-details': details,
      'key-policies': policies,
      key,
      'key-tags': tags,
      organization,
      caller,
    },
    { hints, now: new Date(), attestation: null },
  )
}
