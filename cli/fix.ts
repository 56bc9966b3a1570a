import { userInfo } from 'node:os'
import { defaultLimits } from '@/lib/aws/limits'
import { type Demo, organizations, startDemo } from '@/lib/demo'
import { env } from '@/lib/env'
import {
  type Applied,
  applyChange,
  checkAgain,
  type Ended,
  hashOf,
  keepPlan,
  type Plan,
  type Planned,
  planFix,
  planUndo,
  SILENCE,
  settle,
  type UndoPlanned,
} from '@/lib/fixes'
import { type Message, msg, visible } from '@/lib/message'
import { jsonText } from '@/lib/report/json'
import { live, serverId } from '@/lib/run/server'
import { audit } from '@/lib/store/audit'
import { type ChangeTable, changeById, orphanedChanges, stepsOf } from '@/lib/store/changes'
import { openStore, type Store } from '@/lib/store/database'
import { signOff } from '@/lib/store/servers'
import type { Target } from '@/lib/target'
import { demoTarget } from './demo-target'
import { typed } from './fix/ask'
import { type FixOptions, parseFixOptions, usage } from './fix/options'
import { planForPeople } from './fix/plan-text'
import { BadUsage } from './options'

const [DONE, NOT_DONE, COULD_NOT_RUN, NOT_PROVEN, NOTHING] = [0, 1, 2, 3, 4]

type Said = { readonly json: object; readonly text: string; readonly code: number }

async function main(args: readonly string[]): Promise<Said> {
  let options: FixOptions
  try {
    options = parseFixOptions(args)
  } catch (error) {
    if (!(error instanceof BadUsage)) throw error
    return refused('bad-input', error.message, 'See npm run --silent fix -- --help')
  }
  const { wish, of } = options
  if (wish.kind === 'help') return { json: { usage }, text: `${usage}\n`, code: DONE }
  if (of.demo !== undefined && !Object.hasOwn(organizations, of.demo))
    return refused('bad-input', `There is no demo organization ${of.demo}`, 'See npm run demo -- --list')
  const demo = of.demo === undefined ? null : await startDemo({ organizations: [of.demo] })
  try {
    const target = targetOf(options, demo)
    return wish.kind === 'undo' ? await undo(options, wish.change, target) : await fix(options, wish, target)
  } finally {
    await demo?.close()
  }
}

async function fix(
  options: FixOptions,
  { check, apply }: Extract<FixOptions['wish'], { kind: 'plan' }>,
  target: Target,
): Promise<Said> {
  const planned = await planFix(target, check, { writeRole: options.writeRole })
  if (planned.kind !== 'plan') return notPlanned(planned)
  const { plan } = planned
  const hash = hashOf(plan)
  if (apply === undefined) return { json: { version: 1, hash, plan }, text: planForPeople(plan), code: DONE }
  if (apply !== hash)
    return {
      json: { version: 1, error: { code: 'changed', message: other(apply, hash) }, hash, plan },
      text: `${other(apply, hash).text}\n\n${planForPeople(plan)}`,
      code: NOT_DONE,
    }
  const blocked = blockedHere()
  if (blocked) return blocked
  if (options.yes === undefined && !(await confirmed(plan))) return left(hash)
  return withStore(async store => carryOut(store, plan, hash, target, options))
}

const other = (asked: string, hash: string) =>
  msg('The plan of this account is no longer {asked}: it is {hash} now. Nothing was written', { asked, hash })

async function undo(options: FixOptions, id: string, target: Target): Promise<Said> {
  return withStore(async store => {
    const change = await changeById(store.db, id)
    if (!change)
      return refused('not-found', `There is no change ${id} in ${store.where}`, 'Name one of its changes')
    const planned = await planUndo(store, change, target, { writeRole: options.writeRole })
    if (planned.kind !== 'plan') return notPlanned(planned)
    const { plan, how } = planned
    const hash = hashOf(plan)
    const asked = options.yes === hash || (options.yes === id && how === 'exact')
    const shown = { json: { version: 1, hash, how, plan }, text: planForPeople(plan) }
    if (!asked && options.yes !== undefined)
      return {
        ...shown,
        text: `Somebody changed the policy since: look at what would be left, and give its hash.\n\n${shown.text}`,
        code: NOT_DONE,
      }
    if (!asked && !process.stdin.isTTY) return { ...shown, code: DONE }
    const blocked = blockedHere()
    if (blocked) return blocked
    if (!asked && !(await confirmed(plan))) return left(hash)
    return carryOut(store, plan, hash, target, options)
  })
}

async function carryOut(
  store: Store,
  plan: Parameters<typeof keepPlan>[1],
  hash: string,
  target: Target,
  { writeRole }: FixOptions,
): Promise<Said> {
  const by = `${userInfo().username} at the terminal`
  await settleOrphans(store, plan.holds, target, by)
  const id = await keepPlan(store, plan, target, { by })
  const change = await changeById(store.db, id)
  if (!change) throw new Error('A plan that was kept is not there')
  await note(store, 'change.begun', by, { change: id, hash })
  const applied = await applyChange(store, change, target, { by, hash, writeRole })
  if (applied.kind === 'not-begun') return notBegun(applied, id)
  const ended = await applied.ended
  await note(store, 'change.ended', by, { change: id, outcome: ended.outcome })
  return told(store, ended, change)
}

function notBegun({ says: message, next }: Extract<Applied, { kind: 'not-begun' }>, change: string): Said {
  return {
    json: { version: 1, error: { code: 'not-begun', message, next }, change },
    text: `${visible(message.text)}. ${visible(next.text)}\n`,
    code: NOT_DONE,
  }
}

async function told(store: Store, { outcome, says }: Ended, change: ChangeTable): Promise<Said> {
  const steps = (await stepsOf(store.db, change.id)).map(each => ({
    number: each.number,
    at: each.at,
    step: each.step,
    details: JSON.parse(each.details),
  }))
  const { id, hash, undoes } = change
  return {
    json: { version: 1, change: id, hash, outcome, says, undoes, steps },
    text: `${visible(says.text)}\n\nChange ${id}\n`,
    code: outcome === 'verified' ? DONE : outcome === 'not-written' ? NOT_DONE : NOT_PROVEN,
  }
}

/** What a process left open of the same thing when it ended in the middle of it. */
async function settleOrphans(store: Store, holds: string, target: Target, by: string): Promise<void> {
  for (const change of await orphanedChanges(store, SILENCE))
    if (change.holds === holds)
      await settle(store, change, target, {
        checkAgain: again => checkAgain(store, again, by, defaultLimits),
      })
}

function notPlanned(planned: Exclude<Planned | UndoPlanned, { kind: 'plan' }>): Said {
  if (planned.kind === 'problem') {
    const { message, next } = planned.problem
    return {
      json: { version: 1, error: planned.problem },
      text: `${visible(message.text)}. ${visible(next.text)}\n`,
      code: COULD_NOT_RUN,
    }
  }
  const { why, says } = planned
  return {
    json: { version: 1, plan: null, why, says },
    text: `${says.map(({ text }) => visible(text)).join('\n')}\n`,
    code: why === 'nothing' ? NOTHING : NOT_DONE,
  }
}

/** The terminal on the server's own machine is its administrator, and one administrator. */
function blockedHere(): Said | null {
  const { FIXES, FIX_APPROVALS } = env()
  if (FIXES !== 'on')
    return refused(
      'fixes-off',
      'Fixing is switched off here, and nothing was written',
      'Set FIXES=on to apply plans, or hand the patch to somebody: npm run --silent check -- --patch cli',
      NOT_DONE,
    )
  if (FIX_APPROVALS > 1)
    return refused(
      'two-needed',
      'A change here needs two admins (FIX_APPROVALS=2), and a terminal is one: it only plans',
      'Apply the plan on the page of the run, where a second admin can say yes',
      NOT_DONE,
    )
  return null
}

async function confirmed(plan: Plan): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  process.stderr.write(`${planForPeople(plan)}\n`)
  return typed(plan)
}

function left(hash: string): Said {
  return refused(
    'not-confirmed',
    'Nothing was written: nobody confirmed it',
    `Run it in a terminal, or repeat the hash: --yes-apply ${hash}`,
    NOT_DONE,
  )
}

function refused(code: string, what: string, next: string, exit = COULD_NOT_RUN): Said {
  const [message, then]: [Message, Message] = [msg('{what}', { what }), msg('{next}', { next })]
  return {
    json: { version: 1, error: { code, message, next: then } },
    text: `${visible(what)}. ${visible(next)}\n`,
    code: exit,
  }
}

async function withStore(work: (store: Store) => Promise<Said>): Promise<Said> {
  const { DATA_DIR: dataDir, DATABASE_URL: databaseUrl } = env()
  const store = await openStore({ dataDir, databaseUrl })
  try {
    await live(async () => store)
    return await work(store)
  } finally {
    await signOff(store.db, serverId())
    await store.close()
  }
}

async function note(
  store: Store,
  action: string,
  by: string,
  details: Readonly<Record<string, string | null>>,
) {
  await audit(store, {
    actor: { kind: 'terminal', id: null, name: by },
    from: null,
    action,
    accountId: null,
    details,
  })
}

function targetOf({ of: { demo: name, profile, role, hints } }: FixOptions, demo: Demo | null): Target {
  if (name !== undefined && demo !== null) return { ...demoTarget(demo, name, hints), role }
  return {
    source: profile === undefined ? { kind: 'environment' } : { kind: 'profile', name: profile },
    role,
    hints,
  }
}

/** A mistake of ours is neither "not written" nor "done". */
function fault(error: unknown): Said {
  console.error(error)
  const what = error instanceof Error ? error.message : String(error)
  return refused(
    'fault',
    `This ended by a fault: ${what}`,
    'What was begun is in the journal, and is settled at the next start',
  )
}

function say({ json, text, code }: Said): never {
  if (process.argv.includes('--json')) process.stdout.write(`${jsonText(json)}\n`)
  else (code === DONE ? process.stdout : process.stderr).write(text)
  process.exit(code)
}

process.on('uncaughtException', error => say(fault(error)))
say(await main(process.argv.slice(2)).catch(fault))
