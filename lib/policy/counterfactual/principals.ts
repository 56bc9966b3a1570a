import { msg } from '@/lib/message'
import type { Statement } from '../compile'
import { isObject, listOf, type PrincipalDocument, type StatementDocument } from '../document'
import { principalNames } from '../principal'
import { distances } from './distance'
import { type Mend, nameOf } from './mend'
import type { Caller, Scene } from './scene'

/**
 * The statement is not for this caller. `isOurs`: all else in it fits a call of this very kind, or it has the
 * documented statement's Sid. A name that is ours but for its spelling is set right in any case.
 */
export function principalMend(statement: Statement, scene: Scene, isOurs: boolean): Mend | null {
  const { caller } = scene
  const { Principal, NotPrincipal } = statement.source
  if (!caller || NotPrincipal !== undefined) return null
  const principal =
    Principal === undefined
      ? isOurs && { document: { [caller.kind]: caller.name }, distance: distances.region }
      : (corrected(Principal, caller) ?? (isOurs && forCaller(Principal, caller)))
  if (!principal) return null
  const asked = names(Principal).join(', ') || 'nobody'
  return {
    kind: 'principal',
    distance: principal.distance,
    opens: 'callers',
    change: source => ({ ...source, Principal: principal.document }) as StatementDocument,
    message: () =>
      msg('“{statement}” is for {asked}; the caller is {caller} ({kind})', {
        statement: nameOf(statement),
        asked,
        caller: caller.name,
        kind: caller.kind,
      }),
    ...(principal.loses ? { loses: principal.loses } : {}),
  }
}

type Changed = {
  readonly document: PrincipalDocument
  readonly distance: number
  readonly loses?: string
}

function names(principal: unknown): readonly string[] {
  return typeof principal === 'string' || isObject(principal)
    ? principalNames(principal as PrincipalDocument)
    : []
}

/** A bare name, under another kind, or a look-alike: no other can be meant. */
function corrected(principal: PrincipalDocument, { kind, name }: Caller): Changed | null {
  const ours = { [kind]: name }
  if (typeof principal === 'string')
    return looksLike(principal, name, kind) ? { document: ours, distance: distances.case } : null
  const entries = Object.entries(principal)
  const [under, at] = placeOf(entries, name, kind)
  if (under === undefined) return entries.every(([, each]) => listOf(each).length === 0) ? empty(ours) : null
  const held = listOf(principal[under])
  const beside = held.filter((_, index) => index !== at)
  if (under === kind) {
    const value = Array.isArray(principal[under]) ? held.with(at, name) : name
    return { document: { ...principal, [kind]: value }, distance: distances.region }
  }
  const others = entries.flatMap(([each, value]) =>
    each !== under ? [[each, value] as const] : beside.length > 0 ? [[each, beside] as const] : [],
  )
  const there = listOf(Object.fromEntries(others)[kind])
  const document = { ...Object.fromEntries(others), [kind]: there.length > 0 ? [...there, name] : name }
  return { document, distance: distances.case }
}

function empty(document: PrincipalDocument): Changed {
  return { document, distance: distances.region }
}

function placeOf(
  entries: readonly (readonly [string, string | readonly string[]])[],
  name: string,
  kind: string,
): readonly [under: string | undefined, at: number] {
  for (const [under, held] of entries) {
    const at = listOf(held).findIndex(each => looksLike(each, name, under === kind ? kind : ''))
    if (at >= 0) return [under, at]
  }
  return [undefined, -1]
}

/** The same but for case; of a service also with a Region or another suffix, or with a wildcard, which nobody is. */
function looksLike(written: string, name: string, kind: string): boolean {
  if (written.toLowerCase() === name.toLowerCase()) return true
  if (kind !== 'Service') return false
  const [first] = written.toLowerCase().split('.')
  return written === '*' || first === '*' || first === name.toLowerCase().split('.')[0]
}

/** One other service in a statement of ours makes way; a list, and whoever is no service, is joined. */
function forCaller(principal: PrincipalDocument, { kind, name }: Caller): Changed | null {
  if (typeof principal === 'string') return null
  const held = listOf(principal[kind])
  const [only] = held
  if (kind === 'Service' && held.length === 1 && Object.keys(principal).length === 1 && only !== undefined) {
    const document = { Service: Array.isArray(principal[kind]) ? [name] : name }
    return { document, distance: distances.id, loses: only }
  }
  if (kind === 'Service' && held.length === 0) return null
  const document = { ...principal, [kind]: held.length > 0 ? [...held, name] : name }
  return { document, distance: distances.id }
}

/** Whether it may have an effect today, and for somebody beside the caller. */
export function letsOthersIn({ inert, principal }: Statement, { caller }: Scene): boolean {
  const isCaller = (kind: string, name: string) => kind === caller?.kind && name === caller.name
  if (inert) return false
  if (typeof principal.named === 'string') return true
  return Object.entries(principal.named).some(([kind, each]) =>
    listOf(each).some(name => !isCaller(kind, name)),
  )
}
