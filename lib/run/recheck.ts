import { connect } from '@/lib/aws/connect'
import { problemWith } from '@/lib/aws/input'
import { defaultLimits, type Limits } from '@/lib/aws/limits'
import { CannotStart } from '@/lib/aws/problem'
import { checklist } from '@/lib/checks'
import { facts } from '@/lib/facts'
import type { FactName } from '@/lib/facts/model'
import { msg } from '@/lib/message'
import { answerOf, type CheckId, type Report } from '@/lib/report/model'
import type { Target } from '@/lib/target'
import { judge } from './judge'
import { keyPoliciesOf } from './key-policies'
import { Reading } from './reading'
import type { Problem, Run } from './run'
import { inOrder } from './summary'

type Renewed =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly problem: Problem }

/**
 * A reading of its own for what one check rests on. Other checks that rest on nothing else are judged anew with it,
 * so that two cards never tell of two states of one key.
 */
export async function recheckFinding(
  run: Run,
  target: Target,
  id: CheckId,
  limits: Limits = defaultLimits,
): Promise<Renewed> {
  const problem = problemWith(target)
  if (problem) return { ok: false, problem }
  const before = await run.finished()
  let reading: Reading
  try {
    reading = new Reading(await connect(target, limits, homeOf(before)), run.of.hints, limits, () => {})
  } catch (error) {
    if (error instanceof CannotStart) return { ok: false, problem: error.problem }
    throw error
  }
  try {
    const caller = await reading.of('caller')
    if (caller.state === 'known' && caller.value.accountId !== before.account.id)
      return { ok: false, problem: otherAccount(caller.value.accountId, before.account.id) }
    const fresh = factsOf(id)
    const judged = await Promise.all(
      checklist
        .filter(check => check.id === id || [...factsOf(check.id)].every(name => fresh.has(name)))
        .map(check => judge(check, reading, run.of.hints)),
    )
    const kept = before.findings.filter(finding => !judged.some(({ id }) => id === finding.id))
    const findings = inOrder([...kept, ...judged])
    const keyPolicies = fresh.has('key-policies')
      ? await keyPoliciesOf(reading, run.of.hints)
      : before.keyPolicies
    const report = {
      ...before,
      findings,
      keyPolicies,
      answer: answerOf(findings),
      generatedAt: new Date().toISOString(),
    }
    return { ok: true, report }
  } finally {
    reading.close()
  }
}

/** Keys of GovCloud are asked where they were accepted before, also where no Region is configured. */
function homeOf(report: Report): string | undefined {
  return report.account.partition === 'aws-us-gov'
    ? (report.instance?.primaryRegion ?? 'us-gov-west-1')
    : undefined
}

/** All facts that a check rests on, those behind them included. */
function factsOf(id: CheckId): ReadonlySet<FactName> {
  const check = checklist.find(each => each.id === id)
  const all = new Set<FactName>()
  const add = (name: FactName) => {
    if (all.has(name)) return
    all.add(name)
    for (const behind of [...facts[name].needs, ...(facts[name].alongside ?? [])]) add(behind)
  }
  for (const name of [...(check?.needs ?? []), ...(check?.sees ?? [])]) add(name)
  return all
}

function otherAccount(now: string, then: string): Problem {
  return {
    code: 'bad-credentials',
    message: msg('These credentials are of account {now}; this run is of {then}', { now, then }),
    next: msg('Use credentials of {then}, or begin a new run.', { then }),
  }
}
