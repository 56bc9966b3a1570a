import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { parseArn } from '@/lib/aws/arn'
import { exactStatement, type Place, type Way, ways } from '@/lib/kiro/key-policy'
import { type KnownKey, kiroRequest } from '@/lib/kiro/key-request'
import type { PolicyRequest, StatementDocument } from '@/lib/policy'
import { BadUsage } from '../options'
import type { Ids, Options } from './options'

/** One thing to ask of a policy. */
export type Question = {
  readonly name: string
  readonly request: PolicyRequest
  /** What the caller's own documentation asks for. */
  readonly documented?: StatementDocument
}

/** Kiro's two calls to this key, or the one request that a file holds. */
export function questionsOf({ ids, request }: Options, now: Date): readonly Question[] {
  if (request !== undefined) return [{ name: `the request in ${request}`, request: requestIn(request) }]
  if (!ids) return []
  const { key, place } = sceneOf(ids)
  return (Object.keys(ways) as Way[]).map(way => ({
    name: `Kiro through ${ways[way].name}`,
    request: kiroRequest(way, place, key, now),
    documented: exactStatement(way, place),
  }))
}

/** Nothing but its ids is known of a key in a file: whatever hangs on its metadata stays unknown. */
export function sceneOf(ids: Ids): { readonly key: KnownKey; readonly place: Place } {
  const { region = '', account = '' } = parseArn(ids.keyArn) ?? {}
  const { instanceArn, identityStoreArn, organizationId } = ids
  return {
    key: { arn: ids.keyArn, accountId: account, region, organizationId, metadata: null, tags: null },
    place: { instanceArn, identityStoreArn, region },
  }
}

const principal = z.union([
  z.strictObject({ service: z.string() }),
  z.strictObject({ account: z.string(), partition: z.string().optional() }),
  z.strictObject({ arn: z.string() }),
  z.strictObject({ federated: z.string() }),
  z.strictObject({ canonical: z.string() }),
  z.strictObject({ anonymous: z.literal(true) }),
])
const requestShape = z.strictObject({
  principal,
  action: z.string(),
  resource: z.string(),
  context: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  unknown: z.array(z.string()).optional(),
  absent: z.array(z.string()).optional(),
  iam: z.enum(['allows', 'unknown']).optional(),
}) satisfies z.ZodType<PolicyRequest>

function requestIn(file: string): PolicyRequest {
  let value: unknown
  try {
    value = JSON.parse(textOf(file))
  } catch (error) {
    if (error instanceof BadUsage) throw error
    throw new BadUsage(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const parsed = requestShape.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new BadUsage(`${file} is no request: ${issue?.message} (at ${issue?.path.join('.') || 'the top'})`)
}

export function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    throw new BadUsage(
      code === 'ENOENT' ? `There is no file ${file}` : `${file} cannot be read: ${String(error)}`,
    )
  }
}
