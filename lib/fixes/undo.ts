import { awsFor } from '@/lib/aws/caller'
import { connect } from '@/lib/aws/connect'
import { CallFailed } from '@/lib/aws/errors'
import { defaultLimits } from '@/lib/aws/limits'
import type { FactValues } from '@/lib/facts/model'
import { type Message, msg } from '@/lib/message'
import { attestedIn } from '@/lib/run/attested'
import { begin } from '@/lib/run/begin'
import type { LiveRun } from '@/lib/run/live'
import type { ChangeTable } from '@/lib/store/changes'
import type { Store } from '@/lib/store/database'
import type { Target } from '@/lib/target'
import { aliasesOf } from './aliases'
import { lastEight } from './drafts/key-policy'
import { merged } from './merge'
import { neededFor } from './needed'
import { type Plan, type PlannedWrite, standing } from './plan'
import type { Planned, PlanOptions } from './planned'
import { verdictsOf } from './verdicts'
import { unknownWriter, writerOf } from './writer'
import { writes } from './writes'

export type UndoPlanned =
  | (Extract<Planned, { kind: 'plan' }> & {
      /** exact: the bytes of before. merge: somebody has changed it since, and that is kept. */
      readonly how: 'exact' | 'merge'
    })
  | Exclude<Planned, { kind: 'plan' }>

/** What takes a change back: the exact bytes, or, where somebody changed the policy since, all but what the fix did. */
export async function planUndo(
  store: Store,
  change: ChangeTable,
  target: Target,
  { limits = defaultLimits, writeRole }: PlanOptions = {},
): Promise<UndoPlanned> {
  const begun = await begin(target, limits, attestedIn(store))
  if (!begun.ok) return { kind: 'problem', problem: begun.problem }
  const { run } = begun
  await run.finished()
  const none = (says: Message): UndoPlanned => ({ kind: 'none', why: 'person', says: [says], run })
  const done: Plan = JSON.parse(change.plan)
  if (change.state !== 'ended' || change.outcome === 'not-written')
    return none(msg('Nothing of change {id} was written, or it is still under way', { id: change.id }))
  if (done.fix !== 'key-policy')
    return none(msg('This is undone by a person: {how}', { how: done.undo.text }))
  const writer = await writerOf(target, writeRole, run.reading)
  if (writer === null) return none(unknownWriter)
  const connection = await connect(target, limits)
  const aws = awsFor(connection.pool, connection.home, limits, AbortSignal.timeout(limits.runMs))
  const back: PlannedWrite[] = []
  let how: 'exact' | 'merge' = 'exact'
  for (const write of done.writes) {
    const now = await currentOf(() => writes[write.operation].read(aws, write))
    if (typeof now !== 'string') return none(now)
    const { same } = writes[write.operation]
    if (same(now, write.before.text)) continue
    if (same(now, write.after.text)) {
      back.push(backTo(write, now, write.before.text))
      continue
    }
    const text = merged(write.before.text, write.after.text, now)
    if (text === null)
      return none(
        msg('Somebody changed what change {id} wrote on {key}: undoing it would undo their work as well', {
          id: change.id,
          key: write.resource,
        }),
      )
    how = 'merge'
    back.push(backTo(write, now, text))
  }
  const [first, ...others] = back
  if (!first) return { kind: 'none', why: 'nothing', says: [msg('It is as it was before that change')], run }
  const { aliases: _, ...as } = done
  const { notes, ...named } = await aliasesOf(aws, back)
  const plan: Plan = {
    ...as,
    ...named,
    writer,
    title: msg('Take back: {title}', { title: done.title.text }),
    writes: [first, ...others],
    permissions: await neededFor(aws, writer, done.account.id, back, []),
    verdicts: await verdictsOf(run, await policiesAfter(run, back), attestedIn(store)),
    newlyAllows: [],
    notes: [...(how === 'merge' ? [keptSince] : []), ...notes],
    risk: msg('What the change let in is refused then: Kiro, where nothing else lets it in'),
    undo: msg('The text that stands there now is put back'),
    confirm: lastEight(first.resource),
    undoes: change.id,
  }
  return { kind: 'plan', how, plan, run }
}

const keptSince = msg(
  'Somebody has changed the policy since: only what that change did is taken back, and theirs stays',
)

async function currentOf(read: () => Promise<string>): Promise<string | Message> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof CallFailed) return error.outcome.message
    throw error
  }
}

function backTo(write: PlannedWrite, now: string, text: string): PlannedWrite {
  return {
    ...write,
    parameters: { ...write.parameters, Policy: text },
    before: standing(now),
    after: standing(text),
  }
}

async function policiesAfter(run: LiveRun, back: readonly PlannedWrite[]): Promise<Partial<FactValues>> {
  const policies = await run.reading.of('key-policies')
  if (policies.state !== 'known' || !policies.value) return {}
  const textOf = (arn: string, text: string) =>
    back.find(({ resource }) => resource === arn)?.after.text ?? text
  const { primary, replicas } = policies.value
  return {
    'key-policies': {
      primary: { ...primary, text: textOf(primary.keyArn, primary.text) },
      replicas: replicas.map(each =>
        each.policy.state === 'read'
          ? { ...each, policy: { ...each.policy, text: textOf(each.keyArn, each.policy.text) } }
          : each,
      ),
    },
  }
}
