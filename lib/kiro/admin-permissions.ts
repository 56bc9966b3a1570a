import type { Source } from '@/lib/report/model'

export const adminPermissionsSource: Source = {
  title: 'Kiro: allow administrators to configure Kiro and subscribe users',
  url: 'https://kiro.dev/docs/enterprise/iam',
  verified: '2025-12-11',
  mark: 'D',
}

/** By service, as the page lists them. `GenerateDataKey*` stands as the four actions that it means. */
const actions: Readonly<Record<string, readonly string[]>> = {
  sso: [
    'ListInstances',
    'CreateInstance',
    'CreateApplication',
    'PutApplicationAuthenticationMethod',
    'PutApplicationGrant',
    'PutApplicationAssignmentConfiguration',
    'ListApplications',
    'GetSharedSsoConfiguration',
    'DescribeInstance',
    'PutApplicationAccessScope',
    'DescribeApplication',
    'DeleteApplication',
    'CreateApplicationAssignment',
    'DeleteApplicationAssignment',
    'UpdateApplication',
    'DescribeRegisteredRegions',
    'GetSSOStatus',
  ],
  iam: ['ListRoles'],
  identitystore: ['DescribeUser'],
  'sso-directory': [
    'GetUserPoolInfo',
    'DescribeUser',
    'DescribeUsers',
    'DescribeGroups',
    'SearchGroups',
    'SearchUsers',
    'DescribeDirectory',
  ],
  signin: [
    'ListTrustedIdentityPropagationApplicationsForConsole',
    'CreateTrustedIdentityPropagationApplicationForConsole',
  ],
  'user-subscriptions': [
    'ListClaims',
    'ListApplicationClaims',
    'ListUserSubscriptions',
    'CreateClaim',
    'DeleteClaim',
    'UpdateClaim',
    'SetOverageConfig',
  ],
  organizations: [
    'DescribeAccount',
    'DescribeOrganization',
    'ListAWSServiceAccessForOrganization',
    'EnableAWSServiceAccess',
    'DisableAWSServiceAccess',
  ],
  kms: [
    'ListAliases',
    'CreateGrant',
    'Encrypt',
    'Decrypt',
    'GenerateDataKey',
    'GenerateDataKeyWithoutPlaintext',
    'GenerateDataKeyPair',
    'GenerateDataKeyPairWithoutPlaintext',
    'RetireGrant',
    'DescribeKey',
  ],
  'codeguru-security': ['UpdateAccountConfiguration'],
  codewhisperer: [
    'CreateProfile',
    'UpdateProfile',
    'ListProfiles',
    'DeleteProfile',
    'TagResource',
    'UntagResource',
    'ListTagsForResource',
    'AllowVendedLogDeliveryForResource',
  ],
  q: ['ListDashboardMetrics', 'CreateAssignment', 'DeleteAssignment', 'UpdateAssignment'],
  cloudwatch: ['GetMetricData', 'ListMetrics'],
}

export type AdminPermission = { readonly action: string; readonly resource: string }

/** Every action that Kiro's set-up needs, on `*` except for the service-linked role. */
export function adminPermissions(partition: string): readonly AdminPermission[] {
  const everywhere = Object.entries(actions).flatMap(([service, names]) =>
    names.map(name => ({ action: `${service}:${name}`, resource: '*' })),
  )
  const role = `arn:${partition}:iam::*:role/aws-service-role/q.amazonaws.com/AWSServiceRoleForAmazonQDeveloper`
  return [...everywhere, { action: 'iam:CreateServiceLinkedRole', resource: role }]
}

/** The resource as it is in one account: an administrator whose policy names that account alone may do enough. */
export function resourceIn(account: string, resource: string): string {
  return resource.replace(':iam::*:', `:iam::${account}:`)
}

/** Actions that only read: a principal that may do nothing beyond them is a reader, not an administrator. */
export function isReading(action: string): boolean {
  const name = action.slice(action.indexOf(':') + 1)
  return /^(List|Describe|Get|Search)/.test(name) || action === 'kms:Decrypt'
}

/** The smallest policy that allows these and nothing else. */
export function policyFor(missing: readonly AdminPermission[]): string {
  const resources = [...new Set(missing.map(each => each.resource))]
  const Statement = resources.map((Resource, index) => ({
    Sid: `KiroSetUp${index + 1}`,
    Effect: 'Allow',
    Action: missing
      .filter(each => each.resource === Resource)
      .map(each => each.action)
      .sort(),
    Resource,
  }))
  return JSON.stringify({ Version: '2012-10-17', Statement }, null, 2)
}
