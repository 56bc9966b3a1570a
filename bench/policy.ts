import { runSimulation, type Simulation } from '@cloud-copilot/iam-simulate'
import { compile, decide, explainDeny, type PolicyDocument, type PolicyRequest } from '@/lib/policy'
import type { Figure } from './figure'
import { growthFigures } from './policy-growth'
import { policyOf, requests } from './policy-subjects'
import { wildcardFigures } from './policy-wildcards'
import { inTurns, type Work } from './processor'

/** The policy engine, beside the best open one in the same process, and how its time grows. */
export async function policyFigures(): Promise<readonly Figure[]> {
  return [
    ...(await besideSimulate(3)),
    ...(await besideSimulate(83)),
    ...(await growthFigures()),
    ...(await wildcardFigures()),
  ]
}

const ROUNDS = 5
const EACH = 60

async function besideSimulate(statements: number): Promise<readonly Figure[]> {
  const policy = policyOf(statements)
  const compiled = compile(policy)
  const asked = requests('us-east-1')
  const refused = requests('eu-west-1')
  check(policy, asked, refused)
  const kilobytes = Math.round(JSON.stringify(policy).length / 1_000)
  const [theirs = 0, decided = 0, explained = 0, mended = 0] = await inTurns(
    [
      inOrder(
        asked.map(each => simulationOf(policy, each)),
        each => runSimulation(each, {}),
      ),
      inOrder(asked, each => decide(compiled, each).decision),
      inOrder(asked, each => decide(policy, each).statements),
      inOrder(refused, each => explainDeny(policy, each)),
    ],
    ROUNDS,
    EACH,
  )
  const row = (times: number, what: string, ours: number): Figure => ({
    what: `${statements} statements (${kilobytes} KB), ${times} times ${what} (${rate(ours)} against ${rate(theirs)} of iam-simulate)`,
    measured: ours * times * 1_000,
    limit: theirs * 1_000,
    unit: 'µs',
  })
  return [
    row(25, 'a decision on the compiled policy', decided),
    row(8, 'compiled, decided and explained', explained),
    row(3, 'compiled, refused and with what would let it in', mended),
  ]
}

/** What is measured is the work that is meant. */
function check(
  policy: PolicyDocument,
  asked: readonly PolicyRequest[],
  refused: readonly PolicyRequest[],
): void {
  for (const each of asked)
    if (decide(policy, each).decision !== 'allow') throw new Error('Kiro is let in by its own statements')
  for (const each of refused)
    if (explainDeny(policy, each).length === 0) throw new Error('A Region apart can be mended')
}

/** The validation that its only entry for a key policy makes is part of its work. */
function simulationOf(policy: PolicyDocument, { action, resource, context }: PolicyRequest): Simulation {
  const [, , , , accountId = ''] = resource.split(':')
  const contextVariables = Object.fromEntries(
    Object.entries(context).map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]),
  )
  return {
    request: { principal: 'q.amazonaws.com', action, resource: { resource, accountId }, contextVariables },
    identityPolicies: [],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    resourcePolicy: policy,
  }
}

function inOrder<T>(items: readonly T[], work: (item: T) => unknown): Work {
  let next = 0
  return () => work(items[next++ % items.length] as T)
}

function rate(milliseconds: number): string {
  return `${Math.round(1_000 / milliseconds).toLocaleString('en-US')}/s`
}
