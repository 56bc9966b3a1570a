import type { Outcome } from '@/lib/checks/check'
import { clip, type Message, msg } from '@/lib/message'
import type { Scene } from './scene'
import { editPolicy } from './shell'

/** What this program cannot read it does not judge: KMS accepted it, so that it means something. */
export function unreadable(scene: Scene, why: Message): Outcome {
  return {
    verdict: 'undocumented',
    statement: msg('The key policy is not one that this program can read: {why}', { why: why.text }),
    evidence: [
      {
        kind: 'code',
        title: msg('The key policy, as KMS returned it'),
        language: 'json',
        text: clip(scene.policies.primary.text, 4000),
      },
    ],
    remedy: {
      kind: 'patch',
      title: msg('Put the key policy into a plain form'),
      steps: [
        msg('Fetch the policy of {keyArn} into a file and look at it.', { keyArn: scene.key.arn }),
        msg('Mend what stands out, keeping the meaning of every statement; put it back and check again.'),
      ],
      copies: [
        { name: msg('Fetch the policy, put it back edited'), language: 'shell', text: editPolicy(scene.key) },
      ],
    },
  }
}
