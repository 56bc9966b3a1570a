import { yaml } from '@/lib/policy/render/yaml'
import type { Role } from './role'

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html */
export function cloudformation(roles: readonly Role[]): string {
  return `AWSTemplateFormatVersion: "2010-09-09"
Description: Roles of Kiro Readiness
Resources:
${roles.map(resource).join('')}Outputs:
${roles.map(output).join('')}`
}

function resource({ name, about, policyName, policy, trust }: Role): string {
  return `  ${name}:
    Type: AWS::IAM::Role
    Properties:
      RoleName: ${name}
      Description: ${about}
      AssumeRolePolicyDocument:${yaml(trust, '        ')}      Policies:
        - PolicyName: ${policyName}
          PolicyDocument:${yaml(policy, '            ')}`
}

function output({ name }: Role): string {
  return `  ${name}Arn:
    Value: !GetAtt ${name}.Arn
`
}
