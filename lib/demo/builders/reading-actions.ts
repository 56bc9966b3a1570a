/** What this program needs to read, written down a second time: a test holds it against the facts' own list. */
export const readingActions: readonly string[] = [
  'sts:GetCallerIdentity',
  'account:ListRegions',
  'sso:ListInstances',
  'sso:DescribeInstance',
  'sso:ListApplications',
  'sso:ListApplicationAssignments',
  'organizations:DescribeOrganization',
  'organizations:ListDelegatedAdministrators',
  'organizations:ListAWSServiceAccessForOrganization',
  'kms:DescribeKey',
  'kms:GetKeyPolicy',
  // Of a customer managed key, Identity Store decrypts with the caller's own permission.
  'kms:Decrypt',
  'identitystore:ListUsers',
  'identitystore:ListGroups',
  'identitystore:ListGroupMemberships',
  'identitystore:GetUserId',
  'identitystore:GetGroupId',
  'identitystore:DescribeUser',
  'iam:GetRole',
  'iam:SimulatePrincipalPolicy',
]
