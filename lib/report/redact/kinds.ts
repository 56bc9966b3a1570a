/** What a report can hold that a reader may not be meant to see; what its tokens begin with. What is two things at once is the first. */
export const secretKinds = {
  // Before `session`: people who sign in through Identity Center are in ARNs by their e-mail address.
  email: 'EMAIL',
  account: 'ACCOUNT',
  organization: 'ORG',
  instance: 'INSTANCE',
  'identity-store': 'STORE',
  application: 'APP',
  key: 'KEY',
  alias: 'ALIAS',
  role: 'ROLE',
  'iam-user': 'IAMUSER',
  session: 'SESSION',
  path: 'PATH',
  resource: 'RESOURCE',
  'principal-id': 'PRINCIPAL',
  request: 'REQUEST',
  id: 'ID',
  'external-id': 'EXTERNAL',
  host: 'HOST',
  network: 'NETWORK',
  person: 'PERSON',
  group: 'GROUP',
  issuer: 'ISSUER',
  domain: 'DOMAIN',
  value: 'VALUE',
} as const
export type SecretKind = keyof typeof secretKinds

/** How a token looks: what its kind is called, and the beginning of a digest. */
export const tokenShape = new RegExp(`\\b(?:${Object.values(secretKinds).join('|')})-[0-9a-f]{6,}`)

const kindsOfPeople = new Set<SecretKind>(['email', 'person', 'group', 'issuer', 'domain', 'value'])

export const allKinds = Object.keys(secretKinds) as readonly SecretKind[]
/** Accounts, ids, and everything that an ARN names. */
export const kindsOfIds = allKinds.filter(kind => !kindsOfPeople.has(kind))

/** Ids stand out wherever they are; a name may be part of an ordinary word, and counts only as a word of its own. */
const named = new Set<SecretKind>([
  'alias',
  'role',
  'iam-user',
  'session',
  'path',
  'resource',
  'external-id',
  'host',
  'network',
  'person',
  'group',
  'domain',
  'value',
])
export const isName = (kind: SecretKind) => named.has(kind)
