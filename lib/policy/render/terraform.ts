import { listOf } from '../document'
import { beyondPolicyDocument } from './beyond'
import type { Change } from './change'
import { nameOf } from './file-name'
import { hclDocument, hclText } from './hcl'
import { block, policyDocumentBody } from './policy-document'
import { comment } from './text'

/**
 * The whole policy, as the resource replaces it.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kms_key_policy
 */
export function terraform({ key, policy }: Change): string {
  const name = nameOf(key)
  const beyond = beyondPolicyDocument(policy)
  // The bare id: the provider reads it back as such, and would replace the resource for the sake of an ARN.
  const resource = (value: string) =>
    `resource "aws_kms_key_policy" "${name}" {\n  key_id = ${hclText(key.id)}\n  policy = ${value}\n}`
  if (beyond !== null)
    return `${notes(key, name, 'policy')}${comment(
      '#',
      `The policy stands as text: a data "aws_iam_policy_document" cannot say it, as ${beyond}.`,
    )}${resource(hclDocument(policy))}\n`
  const spaced = listOf(policy.Statement).some(({ Sid = '' }) => !/^[A-Za-z0-9]*$/.test(Sid))
  return [
    notes(key, name, 'document'),
    // https://github.com/hashicorp/terraform-provider-aws/issues/40639
    spaced ? comment('#', 'AWS provider 5.82 and 5.83 refuse a Sid with spaces: take a later one.') : '',
    `${block(`data "aws_iam_policy_document" "${name}"`, policyDocumentBody(policy))}\n\n`,
    `${resource(`data.aws_iam_policy_document.${name}.json`)}\n`,
  ].join('')
}

function notes({ arn, region, id }: Change['key'], name: string, kind: 'document' | 'policy'): string {
  return comment(
    '#',
    `The whole policy of ${arn}, with every statement that it has.`,
    'aws_kms_key_policy replaces the policy: a statement that is missing here is taken from the key.',
    'Destroying it puts the default key policy in its place.',
    `For terraform plan to show the change: terraform import aws_kms_key_policy.${name} ${id}`,
    `It belongs to a provider of Region ${region}.`,
    `Where an aws_kms_key of yours sets the policy, set ${kind === 'document' ? 'this document' : 'this text'} there instead: two resources would undo each other.`,
  )
}
