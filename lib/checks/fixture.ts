import type { AnyCheck, Attestation, Outcome, Unread } from '@/lib/checks/check'
import type { Denied, FactName, FactValues, Instance, Person, Unsettled } from '@/lib/facts/model'
import { msg } from '@/lib/message'
import type { Evidence, Remedy } from '@/lib/report/model'
import type { Hints } from '@/lib/target'
import { facts, instance, organizationId } from './key/fixture'

export { account, instance, organizationId } from './key/fixture'

export type Values = { readonly [N in FactName]?: FactValues[N] | Unsettled }

export const now = new Date('2026-06-01T12:00:00Z')
export const management = '999988887777'

const nobodyExternal = { issuers: [], scim: false, count: 0 }

export const users = {
  seen: 4,
  capped: false,
  reachable: { count: 0, sample: [] },
  withoutEmail: { count: 0, sample: [] },
  disabled: { count: 0, sample: [] },
  external: nobodyExternal,
  newestUpdate: null,
}
export const groups = {
  seen: 1,
  capped: false,
  sample: [{ id: 'g-1', name: 'Developers' }],
  external: nobodyExternal,
  newestUpdate: null,
}

/** An organization in which nothing is missing, seen from its management account, and Kiro not yet set up. */
const smooth: Values = {
  users,
  groups,
  subscribers: null,
  applications: { seen: 3, capped: false, kiro: [] },
  'kiro-assignments': { applications: 0, users: 0, groups: [], capped: false },
  'delegated-administrators': { visible: true, value: [] },
  'trusted-access': { visible: true, value: ['sso.amazonaws.com'] },
  'service-linked-roles': { userSubscriptions: true, amazonQDeveloper: true },
  permissions: { simulated: true, results: [] },
}

export function judge(
  check: AnyCheck,
  changed: Values = {},
  hints: Hints = {},
  attestation: Attestation | null = null,
): Outcome | Unread {
  return check.judge(facts(null, { ...smooth, ...changed }), { hints, now, attestation })
}

/** Where the check has an answer. */
export function outcome(check: AnyCheck, changed: Values = {}, hints: Hints = {}): Outcome {
  const judged = judge(check, changed, hints)
  if (judged.verdict === 'unread') throw new Error(`${check.id} could not read ${judged.on}`)
  return judged
}

/** The verdict, and what stands in the statement's places. */
export function said(check: AnyCheck, changed: Values = {}, hints: Hints = {}) {
  const { verdict, statement } = outcome(check, changed, hints)
  return { verdict, ...statement.params }
}

export function remedyOf(judged: Outcome): Remedy {
  const remedy = 'remedy' in judged ? judged.remedy : undefined
  if (!remedy) throw new Error(`no remedy for ${judged.verdict}`)
  return remedy
}

export function listsOf({ evidence }: Outcome): readonly Extract<Evidence, { kind: 'list' }>[] {
  return evidence.filter(each => each.kind === 'list')
}

export function itemsOf(judged: Outcome): readonly string[] {
  return listsOf(judged).flatMap(list => list.items)
}

export function instances(
  found: readonly Instance[],
  more: Partial<FactValues['instances']> = {},
): Pick<Values, 'instances'> {
  const judged = found[0] ?? null
  const chosenBy = found.length === 0 ? 'none' : found.length === 1 ? 'only' : 'rank'
  return { instances: { found, judged, chosenBy, asked: ['us-east-1', 'eu-west-1'], refused: [], ...more } }
}

export function denied(action: string, by: Denied['by'] = 'iam'): Denied {
  const aws = by === 'scp' ? 'with an explicit deny in a service control policy' : 'AccessDeniedException'
  return {
    state: 'denied',
    by,
    action,
    message: msg('The caller may not call {action}', { action }),
    aws,
    from: [],
  }
}

export function person(name: string, more: Partial<Person> = {}): Person {
  return {
    id: `id-${name}`,
    userName: name,
    displayName: null,
    email: `${name}@example.com`,
    enabled: true,
    ...more,
  }
}

/** Of the whole organization's instance, seen from another account than the one that manages it. */
export const fromMember: Values = {
  ...instances([{ ...instance, ownerAccountId: management }]),
  organization: { id: organizationId, managementAccountId: management, featureSet: 'ALL' },
}

/** HTML, a terminal's escape, an override of direction, and more text than a card can bear. */
export const hostile = `<img src=x onerror=alert(1)>\u001b[31m\u202e${'A'.repeat(100_000)}`

/** What must not reach a terminal or a page in a sentence. */
export const unseen = /[\p{Cc}\p{Bidi_Control}]/u
