import type { Given } from '@/lib/checks/check'
import type { KeyPolicyRead } from '@/lib/report/model'
import { type KeyFacts, keyScene, placeIn, replicaOf } from './scene'

/** What a patch is made of, for each key whose policy could be read: the primary one, then its replicas. */
export function policiesRead(facts: KeyFacts, given: Given): readonly KeyPolicyRead[] {
  const scene = keyScene(facts, given)
  if ('outcome' in scene) return []
  const { key, place, instance, policies } = scene
  return [
    { key, place, text: policies.primary.text },
    ...policies.replicas.flatMap(replica =>
      replica.policy.state === 'read'
        ? [
            {
              key: replicaOf(key, replica),
              place: placeIn(instance, replica.region),
              text: replica.policy.text,
            },
          ]
        : [],
    ),
  ]
}
