import type { AnyCheck, Outcome } from '@/lib/checks/check'
import type { FactName, Settled, Unsettled } from '@/lib/facts/model'
import { msg } from '@/lib/message'
import type { Finding } from '@/lib/report/model'
import type { Hints } from '@/lib/target'
import type { Attested } from './attested'
import type { Facts } from './reading'
import { unread } from './unread'

/** Waits for what the check declares, and for nothing else. Never rejects. */
export async function judge(
  check: AnyCheck,
  reading: Facts,
  hints: Hints,
  attested: Attested,
): Promise<Finding> {
  const settled: Partial<Record<FactName, Settled<unknown>>> = {}
  const wanted = [...check.needs, ...(check.sees ?? [])]
  await Promise.all(
    wanted.map(async name => {
      settled[name] = await reading.of(name)
    }),
  )
  const now = new Date()
  const frame = { id: check.id, why: check.why, source: check.source, judgedAt: now.toISOString() }
  const unreadFinding = async (name: FactName, fact: Unsettled): Promise<Finding> => {
    const caller = await reading.of('caller')
    const account = caller.state === 'known' ? caller.value.accountId : null
    const details = isKeyFact(name) ? await reading.of('instance-details') : null
    return { ...frame, title: check.title.about, ...unread(name, fact, account, details) }
  }
  for (const name of check.needs) {
    const fact = settled[name]
    if (fact && fact.state !== 'known') return unreadFinding(name, fact)
  }
  try {
    const attestation = check.attested ? await attested(check.id, now) : null
    const outcome = check.judge(settled as never, { hints, now, attestation })
    if (outcome.verdict !== 'unread') return { ...frame, ...finding(check, outcome) }
    const fact = settled[outcome.on]
    if (fact && fact.state !== 'known') return unreadFinding(outcome.on, fact)
    throw new Error(`${check.id} calls ${outcome.on} unread`)
  } catch (error) {
    console.error(`check ${check.id}:`, error)
    return { ...frame, title: check.title.about, ...fault(check.id) }
  }
}

function finding(check: AnyCheck, outcome: Outcome) {
  const { statement, evidence } = outcome
  const remedy = 'remedy' in outcome ? (outcome.remedy ?? null) : null
  const { pass, fail, about } = check.title
  const title = outcome.verdict === 'pass' ? pass : outcome.verdict === 'fail' ? fail : about
  const told = { title, statement, evidence, remedy }
  return outcome.verdict === 'undocumented'
    ? { verdict: 'unknown' as const, unknown: 'undocumented' as const, ...told }
    : { verdict: outcome.verdict, ...told }
}

function fault(id: string): Pick<Finding, 'verdict' | 'unknown' | 'statement' | 'evidence' | 'remedy'> {
  return {
    verdict: 'unknown',
    unknown: 'unread',
    statement: msg('A fault of this program kept it from judging {id}', { id }),
    evidence: [],
    remedy: {
      kind: 'guide',
      title: msg('Judge it again'),
      steps: [msg('Check again, and report it with the log of the server if it stays so.')],
      copies: [],
    },
  }
}

function isKeyFact(name: FactName): boolean {
  return name === 'key' || name === 'key-tags' || name === 'key-policies'
}
