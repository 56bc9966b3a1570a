import { expect, test } from 'vitest'
import { adminPermissions, isReading, policyFor } from './admin-permissions'

/** As Kiro's pages list them; the wildcard stands as it does there. */
const page: Readonly<Record<string, string>> = {
  sso: 'ListInstances, CreateInstance, CreateApplication, PutApplicationAuthenticationMethod, PutApplicationGrant, PutApplicationAssignmentConfiguration, ListApplications, GetSharedSsoConfiguration, DescribeInstance, PutApplicationAccessScope, DescribeApplication, DeleteApplication, CreateApplicationAssignment, DeleteApplicationAssignment, UpdateApplication, DescribeRegisteredRegions, GetSSOStatus',
  iam: 'ListRoles, CreateServiceLinkedRole',
  identitystore: 'DescribeUser',
  'sso-directory':
    'GetUserPoolInfo, DescribeUser, DescribeUsers, DescribeGroups, SearchGroups, SearchUsers, DescribeDirectory',
  signin:
    'ListTrustedIdentityPropagationApplicationsForConsole, CreateTrustedIdentityPropagationApplicationForConsole',
  'user-subscriptions':
    'ListClaims, ListApplicationClaims, ListUserSubscriptions, CreateClaim, DeleteClaim, UpdateClaim, SetOverageConfig',
  organizations:
    'DescribeAccount, DescribeOrganization, ListAWSServiceAccessForOrganization, EnableAWSServiceAccess, DisableAWSServiceAccess',
  kms: 'ListAliases, CreateGrant, Encrypt, Decrypt, GenerateDataKey*, RetireGrant, DescribeKey',
  'codeguru-security': 'UpdateAccountConfiguration',
  codewhisperer:
    'CreateProfile, UpdateProfile, ListProfiles, DeleteProfile, TagResource, UntagResource, ListTagsForResource, AllowVendedLogDeliveryForResource',
  q: 'ListDashboardMetrics, CreateAssignment, DeleteAssignment, UpdateAssignment',
  cloudwatch: 'GetMetricData, ListMetrics',
}
const dataKeys = [
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
]

test('every action of the page is asked for, the wildcard as the four that it means', () => {
  const listed = Object.entries(page).flatMap(([service, names]) =>
    names
      .split(', ')
      .flatMap(name => (name === 'GenerateDataKey*' ? dataKeys : [name]))
      .map(name => `${service}:${name}`),
  )
  const asked = adminPermissions('aws').map(each => each.action)
  expect([...asked].sort()).toEqual([...listed].sort())
  expect(new Set(asked).size).toBe(asked.length)
})

test.each(['aws', 'aws-us-gov'])(
  'only the service-linked role has a resource of its own, in %s',
  partition => {
    expect(adminPermissions(partition).filter(each => each.resource !== '*')).toEqual([
      {
        action: 'iam:CreateServiceLinkedRole',
        resource: `arn:${partition}:iam::*:role/aws-service-role/q.amazonaws.com/AWSServiceRoleForAmazonQDeveloper`,
      },
    ])
  },
)

test.each([
  ['sso:ListInstances', true],
  ['sso-directory:SearchUsers', true],
  ['cloudwatch:GetMetricData', true],
  ['kms:Decrypt', true],
  ['kms:Encrypt', false],
  ['kms:GenerateDataKey', false],
  ['user-subscriptions:CreateClaim', false],
  ['organizations:EnableAWSServiceAccess', false],
])('%s only reads: %s', (action, reads) => {
  expect(isReading(action)).toBe(reads)
})

test('the smallest policy allows what is missing, each action once on its resource', () => {
  const missing = adminPermissions('aws').filter(each => /^(iam|q):/.test(each.action))
  expect(JSON.parse(policyFor(missing))).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'KiroSetUp1',
        Effect: 'Allow',
        Action: [
          'iam:ListRoles',
          'q:CreateAssignment',
          'q:DeleteAssignment',
          'q:ListDashboardMetrics',
          'q:UpdateAssignment',
        ],
        Resource: '*',
      },
      {
        Sid: 'KiroSetUp2',
        Effect: 'Allow',
        Action: ['iam:CreateServiceLinkedRole'],
        Resource: 'arn:aws:iam::*:role/aws-service-role/q.amazonaws.com/AWSServiceRoleForAmazonQDeveloper',
      },
    ],
  })
})

test('the whole set fits into one managed policy, whose white space AWS does not count', () => {
  expect(policyFor(adminPermissions('aws')).replace(/\s/g, '').length).toBeLessThan(6_144)
})
