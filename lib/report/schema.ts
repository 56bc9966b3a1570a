import { z } from 'zod'
import { checkIds, type Report, verdicts } from './model'

const message = z.strictObject({
  text: z.string().describe('The sentence in English'),
  template: z.string().describe('The sentence with its places open; also the key of a translation'),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
const time = z.string().describe('ISO 8601')
const provenance = z.strictObject({
  service: z.string().describe("The service's IAM prefix"),
  operation: z.string(),
  region: z.string(),
  requestId: z.string().nullable(),
  at: time,
  ms: z.number().describe('Milliseconds from the first attempt to the answer'),
})
const row = z.strictObject({
  key: z.string(),
  asks: z.array(z.string()),
  sends: z.array(z.string()).nullable().describe('null: not known what the request carries'),
  matched: z.boolean().nullable(),
})
const evidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fact'), says: message, from: z.array(provenance) }),
  z.strictObject({ kind: z.literal('list'), title: message, items: z.array(z.string()), more: z.number() }),
  z.strictObject({ kind: z.literal('comparison'), title: message, rows: z.array(row) }),
  z.strictObject({
    kind: z.literal('code'),
    title: message,
    language: z.enum(['json', 'shell']),
    text: z.string(),
  }),
])
const source = z.strictObject({
  title: z.string(),
  url: z.url(),
  verified: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  mark: z.enum(['D', 'R', 'I']).describe('D documented, R reported by users, I inferred'),
})
const remedy = z.strictObject({
  kind: z.enum(['apply', 'patch', 'guide', 'attest']),
  title: message,
  steps: z.array(message),
  link: z.strictObject({ title: z.string(), url: z.string() }).optional(),
  copies: z.array(
    z.strictObject({ name: message, language: z.enum(['json', 'shell', 'text']), text: z.string() }),
  ),
})
const finding = z.strictObject({
  id: z.enum(checkIds),
  verdict: z.enum(verdicts),
  unknown: z.enum(['unread', 'undocumented']).optional(),
  title: message,
  statement: message,
  evidence: z.array(evidence),
  why: message,
  source,
  remedy: remedy.nullable(),
  judgedAt: time,
})

const keyPolicy = z.strictObject({
  key: z.strictObject({
    arn: z.string(),
    accountId: z.string(),
    region: z.string(),
    organizationId: z.string().nullish().describe("The account's; null: it is in none; missing: not known"),
    metadata: z
      .strictObject({
        spec: z.string(),
        usage: z.string(),
        origin: z.string().nullable(),
        multiRegion: z.enum(['PRIMARY', 'REPLICA']).nullable(),
      })
      .nullable()
      .describe('null: DescribeKey did not answer'),
    tags: z
      .record(z.string(), z.string())
      .nullable()
      .default(null)
      .describe('Those that the policy speaks of; null: not known'),
  }),
  place: z.strictObject({ instanceArn: z.string(), identityStoreArn: z.string(), region: z.string() }),
  text: z.string().describe('The policy as KMS returned it'),
})

const redaction = z.strictObject({
  profile: z.enum(['ids', 'people', 'custom']),
  tokens: z.number().describe('How many different texts tokens stand for'),
  withoutEvidence: z.array(z.enum(checkIds)),
})

export const reportShape = z.strictObject({
  version: z.literal(1),
  generatedAt: time,
  durationMs: z.number(),
  account: z.strictObject({ id: z.string(), partition: z.string(), callerArn: z.string() }),
  instance: z
    .strictObject({
      arn: z.string(),
      kind: z.enum(['organization', 'account']).nullable(),
      ownerAccountId: z.string(),
      identityStoreId: z.string(),
      identityStoreArn: z.string(),
      primaryRegion: z.string(),
      regions: z.array(z.string()),
    })
    .nullable(),
  answer: z.enum(['ready', 'not-ready', 'undecided']),
  findings: z.array(finding),
  // The first reports of this version had none.
  keyPolicies: z.array(keyPolicy).default([]).describe("The primary key's first, then each replica's"),
  notSeen: z.array(message),
  endpoint: z.string().nullable().describe('Set where requests did not go to AWS'),
  redaction: redaction
    .optional()
    .describe('Set where something was hidden: ACCOUNT-7f3a2c and its like each stand for one text'),
}) satisfies z.ZodType<Report>

/** Of a run that could not start. */
export const notRunShape = z.strictObject({
  version: z.literal(1),
  error: z.strictObject({ code: z.string(), message, next: message, command: z.string().optional() }),
})
