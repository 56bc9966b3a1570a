import type { SecretKind } from '@/lib/report/redact'

/** What can be hidden, as a person calls it. */
export const kindWords: Readonly<Record<SecretKind, string>> = {
  email: 'E-mail addresses',
  account: 'Account ids',
  organization: 'Organization ids',
  instance: 'Instance ids',
  'identity-store': 'Identity store ids',
  application: 'Application ids',
  key: 'Key ids',
  alias: 'Key aliases',
  role: 'Role names',
  'iam-user': 'IAM user names',
  session: 'Session names',
  path: 'Paths of roles and users',
  resource: 'Other names in ARNs',
  'principal-id': 'Principal ids',
  request: 'Request ids',
  id: 'Other ids',
  'external-id': 'External ids',
  host: 'Hosts of endpoints',
  network: 'Networks and addresses',
  person: 'Names of people',
  group: 'Names of groups',
  issuer: 'Issuers of identities',
  domain: 'Domains',
  value: 'Other texts about people',
}
