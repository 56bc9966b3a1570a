import { hclDocument, hclText } from '@/lib/policy/render/hcl'
import type { Role } from './role'

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policy */
export function terraform(roles: readonly Role[]): string {
  return roles.map(blocks).join('\n')
}

function blocks({ name, about, policyName, policy, trust }: Role): string {
  const label = name.replace(/(?<=[a-z])[A-Z]/g, capital => `_${capital}`).toLowerCase()
  return `resource "aws_iam_role" "${label}" {
  name               = ${hclText(name)}
  description        = ${hclText(about)}
  assume_role_policy = ${hclDocument(trust)}
}

resource "aws_iam_role_policy" "${label}" {
  name   = ${hclText(policyName)}
  role   = aws_iam_role.${label}.id
  policy = ${hclDocument(policy)}
}

output "${label}_arn" {
  value = aws_iam_role.${label}.arn
}
`
}
