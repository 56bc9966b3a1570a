import { beyondTemplate } from './beyond'
import type { Change } from './change'
import { comment } from './text'
import { yaml } from './yaml'

/**
 * YAML for its comments. A template changes the policy of a key that it owns, and of no other.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html
 */
export function cloudformation({ key, policy }: Change): string {
  const head = comment('#', `The whole policy of ${key.arn}.`)
  const beyond = beyondTemplate(policy)
  if (beyond !== null) return `${head}${comment('#', `A template cannot say it: ${beyond}.`)}`
  return `${head}${comment(
    '#',
    'Put KeyPolicy into the resource that made this key, in the template of the stack that owns it: an',
    'AWS::KMS::Key, or an AWS::KMS::ReplicaKey where it is a replica. Leave its other properties as they are.',
    'A stack made of this text alone would make another key. No template can change a key that no stack owns.',
    '${...} stays as it is: CloudFormation fills it in inside Fn::Sub only, so put no Fn::Sub around it.',
  )}Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:${yaml(policy, '        ')}`
}
