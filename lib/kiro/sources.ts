import type { Source } from '@/lib/report/model'

/** The page that the program stands on. */
export const connectPage: Source = {
  title: 'Kiro: connect your IAM Identity Center',
  url: 'https://kiro.dev/docs/enterprise/identity-provider/iam-identity-center',
  verified: '2026-05-30',
  mark: 'D',
}

export const baselinePage: Source = {
  title: 'IAM Identity Center: baseline KMS key and IAM policy statements',
  url: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/baseline-KMS-key-policy.html',
  verified: '2026-11-01',
  mark: 'D',
}

export const keyRequirements: Source = {
  title: 'IAM Identity Center: implementing customer managed KMS keys',
  url: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/identity-center-customer-managed-keys.html',
  verified: '2026-11-01',
  mark: 'D',
}

export const instancesPage: Source = {
  title: 'IAM Identity Center: organization and account instances',
  url: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/identity-center-instances.html',
  verified: '2026-11-01',
  mark: 'D',
}

export const callerPage: Source = {
  title: 'AWS STS: GetCallerIdentity',
  url: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html',
  verified: '2026-11-01',
  mark: 'D',
}

export const serviceLinkedRolesReport: Source = {
  title: 'Kiro issue 5851: AWSServiceRoleForUserSubscriptions had to be created by hand',
  url: 'https://github.com/kirodotdev/Kiro/issues/5851',
  verified: '2026-11-01',
  mark: 'R',
}

export const applicationsReport: Source = {
  title: 'Kiro issue 8665: the two applications of a profile',
  url: 'https://github.com/kirodotdev/Kiro/issues/8665',
  verified: '2026-11-01',
  mark: 'R',
}

export const sampleGuardrails: Source = {
  title: 'AWS Organizations: example service control policies',
  url: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples.html',
  verified: '2026-11-01',
  mark: 'D',
}
