import { z } from 'zod'
import { isInstanceArn, isRegionName, parseArn } from '@/lib/aws/arn'
import { MOST_NAMES } from '@/lib/aws/input'
import type { Target } from '@/lib/target'

/** Every field of the account form by its name. */
export const fields = [
  'source',
  'profile',
  'accessKeyId',
  'secretAccessKey',
  'sessionToken',
  'roleArn',
  'externalId',
  'region',
  'profileRegion',
  'administrator',
  'subscribe',
  'instanceArn',
] as const
export type Field = (typeof fields)[number]
export type Values = Partial<Record<Field, string>>
export type FieldErrors = Partial<Record<Field, string>>

const secrets: readonly Field[] = ['secretAccessKey', 'sessionToken']

const optional = z.string().trim().max(8_000, 'This is longer than anything that belongs here.').optional()
const region = optional.refine(
  text => !text || isRegionName(text),
  'This is not the name of a Region: they look like eu-central-1 or us-gov-west-1.',
)
const arnOf = (service: RegExp, resource: RegExp, sentence: string) =>
  optional.refine(text => {
    if (!text) return true
    const arn = parseArn(text)
    return arn !== null && arn !== undefined && service.test(arn.service) && resource.test(arn.resource)
  }, sentence)

const shape = z
  .object({
    source: z.enum(['environment', 'profile', 'keys'], 'Choose where the credentials come from.'),
    profile: optional,
    accessKeyId: optional.refine(
      text => !text || /^[A-Z0-9]{16,128}$/.test(text),
      'An access key ID is 16 or more capital letters and digits, such as ASIAIOSFODNN7EXAMPLE.',
    ),
    secretAccessKey: optional,
    sessionToken: optional,
    roleArn: arnOf(
      /^iam$/,
      /^role\/./,
      'This is not the ARN of a role: they look like arn:aws:iam::111122223333:role/KiroReadinessRead.',
    ),
    externalId: optional.refine(
      text => !text || /^[\w+=,.@:/-]{2,1224}$/.test(text),
      'An external ID is 2 to 1,224 letters, digits or + = , . @ : / -.',
    ),
    region,
    profileRegion: region,
    administrator: arnOf(
      /^(iam|sts)$/,
      /^((user|role|assumed-role)\/.|root$)/,
      'This is not the ARN of a user or a role: they look like arn:aws:iam::111122223333:role/Admin.',
    ),
    subscribe: optional
      .transform(text => (text ?? '').split(/[\n,]/).flatMap(name => name.trim() || []))
      .refine(names => names.length <= MOST_NAMES, `Name at most ${MOST_NAMES}; a group counts as one.`),
    instanceArn: optional.refine(
      text => !text || isInstanceArn(text),
      'This is not the ARN of an instance: they look like arn:aws:sso:::instance/ssoins-1234567890abcdef.',
    ),
  })
  .check(({ value, issues }) => {
    const ask = (field: Field, message: string) =>
      issues.push({ code: 'custom', path: [field], message, input: value[field] })
    if (value.source === 'profile' && !value.profile) ask('profile', 'Choose a profile.')
    if (value.source === 'keys' && !value.accessKeyId) ask('accessKeyId', 'Paste an access key ID.')
    if (value.source === 'keys' && !value.secretAccessKey)
      ask('secretAccessKey', 'Paste the secret access key.')
    if (value.externalId && !value.roleArn) ask('roleArn', 'An external ID goes with a role.')
  })

/** What was typed, without what must not travel back. */
export function typed(form: FormData): Values {
  return Object.fromEntries(
    fields.flatMap(field => {
      const value = form.get(field)
      return typeof value === 'string' && !secrets.includes(field) ? [[field, value.slice(0, 8_000)]] : []
    }),
  )
}

type Parsed =
  | { readonly ok: true; readonly target: Target }
  | { readonly ok: false; readonly errors: FieldErrors }

export function parseAccount(form: FormData): Parsed {
  const given = Object.fromEntries(
    fields.flatMap(field => (form.has(field) ? [[field, form.get(field)]] : [])),
  )
  const parsed = shape.safeParse(given)
  if (parsed.success) return { ok: true, target: toTarget(parsed.data) }
  const errors: FieldErrors = {}
  for (const { path, message } of parsed.error.issues) {
    const field = fields.find(name => name === path[0])
    if (field) errors[field] ??= message
  }
  return { ok: false, errors }
}

function toTarget(input: z.infer<typeof shape>): Target {
  const { roleArn, externalId, region, profileRegion, administrator, subscribe, instanceArn } = input
  return {
    source: sourceOf(input),
    ...(roleArn ? { role: { arn: roleArn, ...(externalId ? { externalId } : {}) } } : {}),
    hints: {
      ...(region ? { region } : {}),
      ...(profileRegion ? { profileRegion } : {}),
      ...(administrator ? { administrator } : {}),
      ...(subscribe.length > 0 ? { subscribe } : {}),
      ...(instanceArn ? { instanceArn } : {}),
    },
  }
}

function sourceOf(input: z.infer<typeof shape>): Target['source'] {
  const { source, profile = '', accessKeyId = '', secretAccessKey = '', sessionToken } = input
  if (source === 'environment') return { kind: 'environment' }
  if (source === 'profile') return { kind: 'profile', name: profile }
  return { kind: 'keys', keys: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) } }
}
