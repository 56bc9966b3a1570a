import {
  exactStatement,
  kiroService,
  type Place,
  relaxedStatement,
  type Way,
  ways,
} from '@/lib/kiro/key-policy'
import type { KnownKey } from '@/lib/kiro/key-request'
import { type Message, msg } from '@/lib/message'
import type { ComparisonRow, Copy, Remedy } from '@/lib/report/model'
import { denySteps, exceptionCopy } from './deny'
import { allowing, names, type Reading, refusing, type StatementReading } from './reading'
import { editPolicy } from './shell'
import { insteadOfAdding } from './smallest'

/** One key policy to change: the primary's, or a replica's. */
export type Edit = {
  readonly key: KnownKey
  readonly place: Place
  readonly text: string
  readonly reading: Reading
  readonly now: Date
}

/** The first edit is the one that the verdict rests on. Where a replica's policy is among them, each names its Region. */
export function letKiroIn(way: Way, edits: readonly Edit[], byRegion = edits.length > 1): Remedy {
  const [first] = edits
  const added = edits.some(({ reading }) => !allowing(reading))
  return {
    kind: 'patch',
    title: added
      ? msg('Let Kiro in through {way}', { way: ways[way].name })
      : msg('Leave AWS services out of the Deny'),
    steps: [
      ...edits.flatMap(edit => steps(way, edit)),
      msg(
        'The commands below fetch the policy into a file and put the edited file back; they need credentials of account {account} with kms:GetKeyPolicy and kms:PutKeyPolicy.',
        {
          account: first?.key.accountId ?? '',
        },
      ),
    ],
    link: { title: 'KMS: Changing a key policy', url: changing },
    copies: edits.flatMap(edit => copies(way, edit, byRegion)),
  }
}

const changing = 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying.html'

function steps(way: Way, edit: Edit): readonly Message[] {
  const { key, reading, place } = edit
  const inTheWay = refusing(reading).flatMap(statement => denySteps(statement, [kiroService], key.region))
  if (allowing(reading)) return inTheWay
  const held = holder(way, reading)
  if (held) return [...inTheWay, ...changes(held, way, place)]
  return [
    ...inTheWay,
    msg(
      'Add one of the two statements to the Statement list of the policy in {region}, the exact or the relaxed one; keep every statement that is there.',
      {
        region: key.region,
      },
    ),
    ...insteadOfAdding(way, edit),
  ]
}

/** Kiro's own statement with something wrong in it: mended where it stands, since a Sid may be there only once. */
function holder(way: Way, reading: Reading): StatementReading | undefined {
  return reading.statements.find(
    statement =>
      statement.name === ways[way].sid && statement.effect === 'Allow' && names(statement, kiroService),
  )
}

function changes(statement: StatementReading, way: Way, place: Place): readonly Message[] {
  const { name, flaw } = statement
  if (flaw) {
    return [
      msg('The statement “{statement}” never has an effect: {flaw}. Replace it with the one below.', {
        statement: name,
        flaw: flaw.text,
      }),
    ]
  }
  return [
    msg(
      'The statement “{statement}” is there already, and a Sid may be in a policy only once: change that statement, or replace it with the one below, instead of adding another.',
      { statement: name },
    ),
    ...statement.rows
      .filter(row => row.matched !== true)
      .map(row => change(row, documentedValue(row.key, way, place), name)),
  ]
}

function change({ key, asks }: ComparisonRow, to: string | undefined, statement: string): Message {
  if (to === undefined) {
    return msg('In “{statement}”, take out the condition on {key}, which Kiro’s page does not ask for.', {
      statement,
      key,
    })
  }
  return msg('In “{statement}”, change {key} from {from} to {to}.', {
    statement,
    key,
    from: asks.join(', '),
    to,
  })
}

function documentedValue(key: string, way: Way, place: Place): string | undefined {
  const { Action, Resource, Condition } = exactStatement(way, place)
  const asked = { Action, Resource, ...Condition.StringEquals }
  const value = Object.entries(asked).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1]
  return value === undefined ? undefined : [value].flat().join(', ')
}

function copies(way: Way, { key, place, reading }: Edit, byRegion: boolean): readonly Copy[] {
  const where = byRegion ? key.region : ''
  const named = (one: Message, inRegion: Message) => (where ? inRegion : one)
  const sid = holder(way, reading) ? ways[way].sid : freeSid(ways[way].sid, reading)
  const statements: readonly Copy[] = [
    {
      name: named(msg('The statement, exact'), msg('The statement for the key in {where}, exact', { where })),
      language: 'json',
      text: JSON.stringify(exactStatement(way, place, sid), null, 2),
    },
    {
      name: named(
        msg('The statement, relaxed: any id'),
        msg('The statement for the key in {where}, relaxed: any id', { where }),
      ),
      language: 'json',
      text: JSON.stringify(relaxedStatement(way, place, sid), null, 2),
    },
  ]
  return [
    ...(allowing(reading) ? [] : statements),
    ...refusing(reading).map(statement => exceptionCopy(statement, [kiroService])),
    {
      name: named(
        msg('Fetch the policy, put it back edited'),
        msg('Fetch the policy of the key in {where}, put it back edited', { where }),
      ),
      language: 'shell',
      text: editPolicy(key, byRegion),
    },
  ]
}

function freeSid(wanted: string, reading: Reading): string {
  const taken = new Set(reading.statements.map(({ name }) => name))
  let sid = wanted
  for (let n = 2; taken.has(sid); n++) sid = `${wanted} ${n}`
  return sid
}
