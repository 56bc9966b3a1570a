import type { Message } from '@/lib/message'
import type { CheckId, Evidence, Finding } from '../model'
import type { SecretKind } from './kinds'
import type { Secret } from './secret'

/**
 * Names have no shape: where they stand is known by check. A list or a place of a sentence that is not known here is
 * hidden whole, so that a check which is reworded gives nothing away.
 */
export function* secretsOfPeople(finding: Finding): Iterable<Secret> {
  const kind = namingChecks[finding.id]
  if (!kind) return
  for (const evidence of finding.evidence) {
    if (evidence.kind === 'list') yield* ofList(evidence, kind)
    if (evidence.kind === 'fact') yield* ofSentence(evidence.says, kind)
  }
  yield* ofSentence(finding.statement, kind)
}

const namingChecks: Readonly<Partial<Record<CheckId, SecretKind>>> = {
  'users-to-subscribe': 'person',
  'group-sync-delay': 'person',
  'idp-admin-permission': 'issuer',
}

type List = Extract<Evidence, { kind: 'list' }>

const readers: Readonly<Record<string, (item: string) => Iterable<Secret>>> = {
  'Not in Identity Center': asked,
  'Without an e-mail address': person,
  Disabled: person,
  Groups: item => asked(item.replace(/: \d+ members(?: or more)?$/, '')),
  Joined: joined,
}

function* ofList({ title, items }: List, kind: SecretKind): Iterable<Secret> {
  const read = Object.hasOwn(readers, title.template) ? readers[title.template] : undefined
  for (const item of items.map(beforeTheCut)) {
    if (read) yield* read(item)
    else yield { kind, value: item }
  }
}

/** Places that hold no name: times, Regions, calls, and what was unread, whose ids are known by their shape. */
const places = new Set([
  'at',
  'by',
  'region',
  'action',
  'fact',
  'what',
  'reason',
  'code',
  'status',
  'said',
  'arn',
  'id',
  'account',
])

function* ofSentence({ params }: Message, kind: SecretKind): Iterable<Secret> {
  for (const [place, value] of Object.entries(params)) {
    if (typeof value !== 'string' || places.has(place)) continue
    const names = place === 'groups' ? value.split(', ') : [value]
    for (const each of names) yield* place === 'name' ? asked(each) : [{ kind, value: beforeTheCut(each) }]
  }
}

/** `Display name (user.name)`, or the user name alone. */
function* person(item: string): Iterable<Secret> {
  const [, display, userName] = /^(.*) \((.*)\)$/s.exec(item) ?? []
  for (const value of display && userName ? [display, userName] : [item]) yield { kind: 'person', value }
}

/** As the person who asked wrote it: an e-mail address, a user name, or `group:Name`. */
function* asked(item: string): Iterable<Secret> {
  const group = /^group:(.*)$/s.exec(item)?.[1]
  yield group ? { kind: 'group', value: group } : { kind: 'person', value: item }
}

function* joined(item: string): Iterable<Secret> {
  const [, name, group] = /^(.*) → (.*), \d{4}-\d\d-\d\d \d\d:\d\d UTC; in by .*$/s.exec(item) ?? []
  if (!name || !group) return yield { kind: 'person', value: item }
  yield { kind: 'person', value: name }
  yield { kind: 'group', value: group }
}

/** A long name is cut, and says so behind it. */
export function beforeTheCut(text: string): string {
  return /^(.*)… \([\d,]+ characters\)/s.exec(text)?.[1] ?? text
}
