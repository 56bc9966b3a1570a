import { type CompiledPolicy, compile } from '../compile'
import { decide } from '../decide'
import type { PolicyDocument, StatementDocument } from '../document'
import type { Difference, Neighbour } from './neighbour'

/** What a change does to who gets in. Each neighbour is in one list at most. */
export type Access = {
  /** Allowed now, whatever the unknown keys hold, and was not. */
  readonly newlyAllowed: readonly Neighbour[]
  /** Was refused in every case; some values of the unknown keys let it in now. */
  readonly newlyOpen: readonly Neighbour[]
  /** Refused now in every case, and was not. */
  readonly newlyDenied: readonly Neighbour[]
  /** Was allowed; some values of the unknown keys refuse it now. */
  readonly newlyAtRisk: readonly Neighbour[]
}

/**
 * Both policies asked about each neighbour. A neighbour is left out where one in the same list says it already: the
 * same with fewer differences; or, of a request itself, the same that carries more than is known of it.
 */
export function access(
  before: PolicyDocument,
  after: PolicyDocument,
  neighbours: readonly Neighbour[],
): Access {
  const [was, is] = [standing(before), standing(after)]
  const lists = { newlyAllowed: [], newlyOpen: [], newlyDenied: [], newlyAtRisk: [] } as {
    [K in keyof Access]: Neighbour[]
  }
  for (const neighbour of neighbours) {
    const change = changeOf(was(neighbour), is(neighbour))
    if (change) lists[change].push(neighbour)
  }
  return {
    newlyAllowed: tersest(lists.newlyAllowed),
    newlyOpen: tersest(lists.newlyOpen),
    newlyDenied: tersest(lists.newlyDenied),
    newlyAtRisk: tersest(lists.newlyAtRisk),
  }
}

type Answer = 'allow' | 'conditional' | 'deny'

function changeOf(was: Answer, is: Answer): keyof Access | null {
  if (was === is) return null
  if (is === 'allow') return 'newlyAllowed'
  if (is === 'deny') return 'newlyDenied'
  return was === 'deny' ? 'newlyOpen' : 'newlyAtRisk'
}

/** The policy stands on one key; of another key, `*` speaks only where the policy of that key says it. */
function standing(document: PolicyDocument): (neighbour: Neighbour) => Answer {
  const compiled = compile(document)
  const elsewhere = new Map<string, CompiledPolicy>()
  return ({ request, differs }) => {
    const moved = differs.find(({ what }) => what === 'resource') as { readonly from: string } | undefined
    let policy: CompiledPolicy | undefined = compiled
    if (moved) {
      policy = elsewhere.get(moved.from) ?? compile(withKey(document, moved.from))
      elsewhere.set(moved.from, policy)
    }
    const { decision } = decide(policy, request)
    return decision === 'allow' || decision === 'conditional' ? decision : 'deny'
  }
}

/** "In a key policy, the value of the Resource element is "*", which means this KMS key." */
function withKey(document: PolicyDocument, arn: string): PolicyDocument {
  const statements = [document.Statement].flat() as readonly StatementDocument[]
  return {
    ...document,
    Statement: statements.map(statement => ({
      ...statement,
      ...(statement.Resource === '*' ? { Resource: arn } : {}),
    })),
  }
}

function tersest(list: readonly Neighbour[]): readonly Neighbour[] {
  return list.filter(each => !list.some(other => other !== each && says(other, each)))
}

function says(other: Neighbour, each: Neighbour): boolean {
  if (other.differs.length >= each.differs.length) return false
  const names = new Set(other.differs.map(nameOf))
  const more = each.differs.filter(one => !names.has(nameOf(one)))
  if (each.differs.length - more.length !== other.differs.length) return false
  return other.differs.length > 0 || (sameKey(other, each) && more.every(isMore))
}

function sameKey(one: Neighbour, other: Neighbour): boolean {
  return one.request.resource === other.request.resource
}

function isMore(difference: Difference): boolean {
  if (!('key' in difference)) return false
  return difference.what === 'circumstance' || difference.from === 'absent' || difference.from === 'unknown'
}

function nameOf(difference: Difference): string {
  return JSON.stringify(difference)
}
