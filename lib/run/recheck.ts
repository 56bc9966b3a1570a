import { connect } from '@/lib/aws/connect'
import { problemWith } from '@/lib/aws/input'
import { defaultLimits, type Limits } from '@/lib/aws/limits'
import { CannotStart } from '@/lib/aws/problem'
import { checklist } from '@/lib/checks'
import { facts } from '@/lib/facts'
import type { FactName } from '@/lib/facts/model'
import { msg } from '@/lib/message'
import { answerOf, type CheckId, type Finding, type Report } from '@/lib/report/model'
import type { Target } from '@/lib/target'
import type { AttestedOf } from './attested'
import { judge } from './judge'
import { keyPoliciesOf } from './key-policies'
import { Reading } from './reading'
import { told } from './refusal'
import type { Problem, Run } from './run'
import { inOrder } from './summary'

type Rechecked =
  | { readonly ok: true; readonly fresh: Fresh }
  | { readonly ok: false; readonly problem: Problem }

type Fresh = {
  readonly findings: readonly Finding[]
  /** null: they do not rest on what was read. */
  readonly keyPolicies: Report['keyPolicies'] | null
}

/**
 * A reading of its own for what one check rests on. Other checks that rest on nothing else are judged anew with it,
 * so that two cards never tell of two states of one key.
 */
export async function recheckFinding(
  run: Run,
  target: Target,
  id: CheckId,
  attested: AttestedOf,
  limits: Limits = defaultLimits,
): Promise<Rechecked> {
  const problem = problemWith(target)
  if (problem) return { ok: false, problem }
  const before = await run.finished()
  let reading: Reading
  try {
    reading = new Reading(
      await connect(target, limits, { region: homeOf(before) }),
      run.of.hints,
      limits,
      () => {},
    )
  } catch (error) {
    if (error instanceof CannotStart) return { ok: false, problem: await told(error.problem, target) }
    throw error
  }
  try {
    const caller = await reading.of('caller')
    if (caller.state === 'known' && caller.value.accountId !== before.account.id)
      return { ok: false, problem: otherAccount(caller.value.accountId, before.account.id) }
    reading.connection.pool.belongsTo(before.account.id)
    const fresh = factsOf(id)
    const findings = await Promise.all(
      checklist
        .filter(check => check.id === id || [...factsOf(check.id)].every(name => fresh.has(name)))
        .map(check => judge(check, reading, run.of.hints, attested(run.of, reading))),
    )
    const keyPolicies = fresh.has('key-policies') ? await keyPoliciesOf(reading, run.of.hints) : null
    return { ok: true, fresh: { findings, keyPolicies } }
  } finally {
    reading.close()
  }
}

/** The report with what was found anew in it; what was judged later by then stays. */
export function withFresh(report: Report, fresh: Fresh): Report {
  const isNews = (finding: Finding) =>
    report.findings.every(({ id, judgedAt }) => id !== finding.id || judgedAt <= finding.judgedAt)
  const news = fresh.findings.filter(isNews)
  const kept = report.findings.filter(finding => !news.some(({ id }) => id === finding.id))
  const findings = inOrder([...kept, ...news])
  return {
    ...report,
    findings,
    keyPolicies: fresh.keyPolicies ?? report.keyPolicies,
    answer: answerOf(findings),
    generatedAt: new Date().toISOString(),
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
