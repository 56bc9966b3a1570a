import type { PolicyRequest } from '../index'
import { type Kind, names } from './operators'

/**
 * What policies and requests are made of: few values, the same on both sides, so that they often meet. The first of
 * each is the plainest: to it fast-check shrinks.
 */
const [own, other, own18] = ['111122223333', '444455556666', 'arn:aws:iam::111122223333']

export const services = ['q.amazonaws.com', 'sso.amazonaws.com', 'q.*', '*']
export const oddServices = ['Q.AMAZONAWS.COM', `${own18}:user/ana`]

export const awsNames = [
  '*',
  own,
  other,
  `${own18}:root`,
  `arn:aws-cn:iam::${own}:root`,
  `arn:aws:iam::${other}:root`,
  `${own18}:user/ana`,
  `${own18}:user/team/ana`,
  `${own18}:role/admin`,
  `${own18}:role/team/admin`,
  `${own18}:role/Admin`,
  `${own18}:role/*`,
  `arn:aws:sts::${own}:assumed-role/admin/ana`,
  `arn:aws:sts::${own}:federated-user/ana`,
  'AIDAIOSFODNN7EXAMPLE',
  '**',
]

export const federatedNames = [
  'cognito-identity.amazonaws.com',
  `${own18}:saml-provider/idp`,
  '*',
  'q.amazonaws.com',
]
export const canonicalNames = ['79a59df900b949e55d96a1e698fbaced', '*']

export const callers: readonly PolicyRequest['principal'][] = [
  { service: 'q.amazonaws.com' },
  { service: 'sso.amazonaws.com' },
  { arn: `${own18}:user/ana` },
  { arn: `${own18}:user/team/ana` },
  { arn: `${own18}:role/admin` },
  { arn: `arn:aws:sts::${own}:assumed-role/admin/ana` },
  { arn: `arn:aws:sts::${own}:assumed-role/admin/bo` },
  { arn: `arn:aws:sts::${own}:federated-user/ana` },
  { arn: `${own18}:root` },
  { arn: `arn:aws:iam::${other}:user/ana` },
  { account: own },
  { account: other, partition: 'aws' },
  { federated: 'cognito-identity.amazonaws.com' },
  { federated: `${own18}:saml-provider/idp` },
  { canonical: '79a59df900b949e55d96a1e698fbaced' },
  { anonymous: true },
]

export const actions = [
  'kms:Decrypt',
  'kms:*',
  '*',
  'kms:GenerateDataKey',
  'kms:Generate*',
  'kms:*Key*',
  'kms:De?rypt',
  'KMS:decrypt',
  's3:*',
  '**',
]
/** Seldom, since what is odd in one part hides all others. */
export const oddActions = [
  'kms:Decryp.',
  'k*:Decrypt',
  '*:*',
  'kms*',
  '?*',
  'Decrypt',
  'kms:Decrypt:x',
  'kms:',
  '',
]
export const askedActions = [
  'kms:Decrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'KMS:DECRYPT',
]

const key = 'key/1234abcd-12ab-34cd-56ef-1234567890ab'
export const keys = [`arn:aws:kms:us-east-1:${own}:${key}`, `arn:aws:kms:eu-west-1:${own}:key/a`]
export const resources = [
  '*',
  ...keys,
  `arn:aws:kms:*:${own}:key/*`,
  'arn:aws:kms:*:*:key/1234*',
  'arn:aws:kms:us-?ast-1:*:*',
  `arn:aws:kms:us-east-1:${other}:key/*`,
  `arn:aws:kms:us-east-1:${own}:KEY/*`,
  'arn:aws:kms:*:*:key/${aws:PrincipalTag/team}',
  'arn:aws:kms:*:*:${aws:PrincipalTag/none}/a',
  "arn:aws:kms:*:*:key/${aws:PrincipalTag/none, 'a'}",
  "arn:aws:kms:*:${aws:PrincipalTag/none,'111122223333'}:key/*",
  'arn:aws:kms:*:*:key/${aws:TagKeys}',
  'arn:aws:kms:*:*:key/${*}',
  'arn:aws:kms:*:*:key',
  '**',
]
export const oddResources = [
  `arn:aws:kms:US-EAST-1:${own}:key/*`,
  'arn:aws:kms:*',
  'arn:aws:*:us-east-1',
  'arn:aws:kms:us-*3:key',
  'arn:*:k*/*',
  'arn:aws:kms:*:*:k*/a',
  'arn:aws:kms:*:*:*/a',
  'key/a',
  '',
]

export type Key = {
  readonly name: string
  /** The operators that suit it. */
  readonly kind: Kind
  readonly asked: readonly string[]
  readonly carried: readonly (string | readonly string[])[]
}

const texts = ['a', 'b', 'ab', 'A', '*', 'a*', '*b', 'a?', 'a.', 'a\\', '^', '', '?', 'a\n*']
const variables = [
  '${aws:PrincipalTag/team}',
  'a${aws:PrincipalTag/team}*',
  "${aws:PrincipalTag/team, 'a'}",
  "${aws:principaltag/none, 'a'}",
  "${aws:PrincipalTag/none,'a'}",
  "${aws:PrincipalTag/none, ''}b",
  "${aws:PrincipalTag/none, 'a}'}b",
  '${aws:PrincipalTag/none}',
  '${aws:TagKeys}',
  "${aws:TagKeys, 'b'}",
  '${*}',
  'a${?}*',
  '${$}{aws:PrincipalTag/team}',
  '${',
  'a${$}',
]
const values = [
  'a',
  'b',
  'ab',
  'A',
  'aB',
  '',
  '*',
  '?',
  'a*',
  'a.',
  'a$',
  'a?b',
  'a\\',
  '${aws:PrincipalTag/team}',
  'a\nb',
]
const lists = [['a'], ['a', 'b'], ['b', 'ab', 'A'], [], [''], ['', 'a'], ['x', 'y']]

const numbers = [
  '5',
  '10',
  '5.5',
  '5.0',
  '-5',
  '+5',
  '1e1',
  '05',
  '5x',
  '0x10',
  'five',
  '',
  '9007199254740993',
]
const dates = [
  '2026-01-01T00:00:00Z',
  '2026-01-01T01:00:00+01:00',
  '2026-01-01T00:00:00.5Z',
  '2026-01-01T00:00:00',
  '2026-01-01',
  '2026-01',
  '2026',
  '1767225600',
  '1767225600.5',
  '1767225601',
  '0',
  '1 Jan 2026',
  '2026-13-01',
  'now',
  '',
]
const addresses = [
  '10.0.0.1',
  '10.0.1.1',
  '11.0.0.1',
  '2001:db8::1',
  '2001:DB8:0::1',
  '::ffff:10.0.0.1',
  '10.0.0',
]
const blocks = [
  '10.0.0.0/8',
  '10.0.0.1/24',
  '10.0.0.0/31',
  '0.0.0.0/0',
  '2001:db8::/32',
  '::/0',
  '::ffff:a00:0/104',
  '10.0.0.0/33',
  '10.0.0.0/x',
]
const arns = [
  'arn:aws:s3:::one',
  'arn:aws:sso:::instance/ssoins-1',
  'arn:aws:s3:::one:two',
  'arn:aws-cn:s3:::one',
  'ARN:aws:s3:::one',
  'one',
  '',
]
const arnPatterns = [
  'arn:aws:s3:::*',
  'arn:*:s3:::o?e',
  'arn:aws:*',
  '*',
  '*:aws:s3:::one',
  'arn:aws:s3:::${aws:PrincipalTag/team}*',
  'arn:aws:${aws:PrincipalTag/service}:::one',
  '${aws:SourceArn}',
  'arn:aws:s3:::${aws:PrincipalTag/none}',
]
const bytes = ['QmluYXJ5', 'QmluYXI=', 'QmluYXI', 'qmluyxj5', 'not base64', '']

/** The keys of a request, each with what its operators are asked and what requests hold. */
export const conditionKeys: readonly Key[] = [
  { name: 'aws:PrincipalTag/team', kind: 'string', asked: [...texts, ...variables], carried: values },
  {
    name: 'kms:EncryptionContext:aws:sso:instance-arn',
    kind: 'arn',
    asked: [...arns, ...arnPatterns],
    carried: arns,
  },
  { name: 'kms:EncryptionContext:Store', kind: 'string', asked: [...texts, ...variables], carried: values },
  {
    name: 'aws:SourceArn',
    kind: 'arn',
    asked: [...arns, ...arnPatterns],
    carried: [...arns, ['arn:aws:s3:::one', 'one']],
  },
  { name: 'aws:TagKeys', kind: 'string', asked: [...texts, ...variables], carried: [...lists, 'a'] },
  { name: 'kms:EncryptionContextKeys', kind: 'string', asked: texts, carried: lists },
  {
    name: 'aws:MultiFactorAuthAge',
    kind: 'numeric',
    asked: numbers,
    carried: [...numbers, ['5', '10'], ['5', 'x']],
  },
  { name: 'aws:CurrentTime', kind: 'date', asked: dates, carried: [...dates, ['2026', 'now']] },
  {
    name: 'aws:SourceIp',
    kind: 'ip',
    asked: [...blocks, ...addresses, 'x'],
    carried: [...addresses, ['10.0.0.1', 'x']],
  },
  {
    name: 'aws:SecureTransport',
    kind: 'bool',
    asked: ['true', 'false', 'TRUE', '${aws:PrincipalTag/flag}', 'yes'],
    carried: ['true', 'false', 'False', 'yes', ['true', 'false']],
  },
  { name: 'kms:CustomKeyStoreBytes', kind: 'binary', asked: bytes, carried: [...bytes, ['QmluYXI=', 'x']] },
  {
    name: 'aws:PrincipalTag/service',
    kind: 'string',
    asked: ['s3', 's*', 'a:b'],
    carried: ['s3', 'a:b', 's*'],
  },
  { name: 'aws:PrincipalTag/flag', kind: 'bool', asked: ['true', 'false'], carried: ['true', 'no'] },
]

export const strangers = [
  'StringSimilar',
  'StringNotSimilar',
  'NullIfExists',
  'ForAnyValue:Null',
  'StringEquals2IfExists',
  'ForAllValues:Foo',
]
export const nulls = ['true', 'false', 'TRUE', 'yes']
export const allNames = Object.values(names).flat()
