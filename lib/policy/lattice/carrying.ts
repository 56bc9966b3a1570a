import { canonicalKey } from '../canonical-key'
import { type Knowledge, knowledgeOf, type PolicyRequest } from '../request'
import type { Held } from './neighbour'

/** The request with these keys held so, whatever it said of them before. */
export function carrying(request: PolicyRequest, held: Readonly<Record<string, Held>>): PolicyRequest {
  const changed = new Set(Object.keys(held).map(canonicalKey))
  const untouched = (key: string) => !changed.has(canonicalKey(key))
  const carried = Object.entries(held).flatMap(([key, values]) =>
    typeof values === 'string' ? [] : [[key, spelled(values, request.context[key])] as const],
  )
  const unknown = request.unknown?.filter(untouched)
  const absent = request.absent?.filter(untouched)
  const rest: PolicyRequest = {
    ...request,
    context: Object.fromEntries([
      ...Object.entries(request.context).filter(([key]) => untouched(key)),
      ...carried,
    ]) as PolicyRequest['context'],
    ...(unknown ? { unknown } : {}),
    ...(absent ? { absent } : {}),
  }
  // What a family says of its keys already is not said again.
  const named = (wanted: Held) =>
    Object.keys(held).filter(key => held[key] === wanted && heldOf(rest, key) !== wanted)
  const [open, missing] = [named('unknown'), named('absent')]
  return {
    ...rest,
    ...(open.length > 0 ? { unknown: [...(unknown ?? []), ...open] } : {}),
    ...(absent && missing.length > 0 ? { absent: [...absent, ...missing] } : {}),
  }
}

/** One value by itself, unless it stood in a list. */
function spelled(values: readonly string[], before: unknown) {
  return values.length === 1 && !Array.isArray(before) ? (values[0] ?? '') : values
}

export function heldOf(request: PolicyRequest, key: string): Held {
  return knownOf(request)(canonicalKey(key))
}

/** A request is asked for many keys, and never changes. */
export function knownOf(request: PolicyRequest): Knowledge {
  const knows = read.get(request) ?? knowledgeOf(request)
  read.set(request, knows)
  return knows
}

const read = new WeakMap<PolicyRequest, Knowledge>()

export function isSame(one: Held, other: Held): boolean {
  return typeof one === 'string' || typeof other === 'string'
    ? one === other
    : one.length === other.length && one.every((value, index) => value === other[index])
}
