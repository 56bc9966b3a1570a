import {
  compile,
  decide,
  type PolicyDocument,
  type PolicyRequest,
  type StatementDocument,
} from '@/lib/policy'
import type { Figure } from './figure'
import { policyOf, requests } from './policy-subjects'
import { inTurns } from './processor'

const ROUNDS = 3
const EACH = 40

/** What the machine's own unrest may add to a straight line. */
const SLACK = 1.5

/** Each point beside a straight line through the first that there is something to count of. */
export async function growthFigures(): Promise<readonly Figure[]> {
  return [...(await byStatements()), ...(await byUnknownKeys())]
}

async function byStatements(): Promise<readonly Figure[]> {
  const counts = [6, 12, 24, 48, 95]
  const [request] = requests('us-east-1') as [PolicyRequest]
  const policies = counts.map(policyOf)
  const compiled = policies.map(compile)
  const decided = await inTurns(
    compiled.map(each => () => decide(each, request).decision),
    ROUNDS,
    EACH,
  )
  const explained = await inTurns(
    policies.map(each => () => decide(each, request).statements),
    ROUNDS,
    EACH,
  )
  const sizes = policies.map(each => `${(JSON.stringify(each).length / 1_000).toFixed(1)} KB`)
  return [
    ...line(counts, decided, (count, index) => `${count} statements (${sizes[index]}), decided`),
    ...line(
      counts,
      explained,
      (count, index) => `${count} statements (${sizes[index]}), compiled and explained`,
    ),
  ]
}

async function byUnknownKeys(): Promise<readonly Figure[]> {
  const counts = [0, 1, 2, 3, 4, 5, 6, 7, 8]
  const [known] = requests('us-east-1') as [PolicyRequest]
  // What the policy asks and the request does not carry is unknown.
  const request = { ...known, absent: [] }
  const compiled = counts.map(count => compile(openPolicy(count)))
  const times = await inTurns(
    compiled.map(each => () => decide(each, request).dependsOn),
    ROUNDS,
    EACH,
  )
  return line(counts, times, count => `${count} unknown keys, each of an Allow and of a Deny`, 1)
}

/** An Allow that asks for all keys, and a Deny for each and the next. */
function openPolicy(count: number): PolicyDocument {
  const keys = Array.from({ length: count }, (_, index) => `aws:PrincipalTag/key-${index}`)
  const statement = (
    Effect: 'Allow' | 'Deny',
    asked: Readonly<Record<string, string[]>>,
  ): StatementDocument => ({
    Effect,
    Principal: '*',
    Action: 'kms:*',
    Resource: '*',
    Condition: { StringLike: asked },
  })
  const all = Object.fromEntries(keys.map(key => [key, ['a*', 'b']]))
  const refused = keys.map((key, index) =>
    statement('Deny', { [key]: ['ab*'], [keys[index + 1] ?? key]: ['ac*'] }),
  )
  return { Version: '2012-10-17', Statement: [statement('Allow', all), ...refused] }
}

function line(
  counts: readonly number[],
  times: readonly number[],
  what: (count: number, index: number) => string,
  from = 0,
): readonly Figure[] {
  const each = (times[from] ?? 0) / (counts[from] ?? 1)
  return counts.map((count, index) => ({
    what: what(count, index),
    measured: (times[index] ?? 0) * 1_000,
    limit: each * Math.max(count, counts[from] ?? 0) * 1_000 * SLACK,
    unit: 'µs',
  }))
}
