import type { PolicyDocument } from './document'

/**
 * One step of a change to a policy, as an operation of JSON Patch; `from` is what stood there. Steps are taken one
 * after the other, each on what the one before has left.
 * https://www.rfc-editor.org/rfc/rfc6902
 */
export type Edit =
  | { readonly op: 'add'; readonly path: string; readonly value: unknown }
  | { readonly op: 'replace'; readonly path: string; readonly from: unknown; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string; readonly from: unknown }

/** A JSON Pointer: `/Statement/2/Condition/StringEquals/aws:PrincipalTag~1team`. https://www.rfc-editor.org/rfc/rfc6901 */
export function pointer(...names: readonly (string | number)[]): string {
  return names.map(name => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** A single statement may stand without a list. */
export function statementPath({ Statement }: PolicyDocument, index: number): readonly (string | number)[] {
  return Array.isArray(Statement) ? ['Statement', index] : ['Statement']
}

export function statementPointer(
  policy: PolicyDocument,
  index: number,
  ...deeper: readonly string[]
): string {
  return pointer(...statementPath(policy, index), ...deeper)
}

export function namesOf(path: string): readonly string[] {
  return path
    .split('/')
    .slice(1)
    .map(name => name.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The policy after these steps; what was given stays as it is. Throws where a path leads nowhere: that is a bug. */
export function applyEdits(policy: PolicyDocument, edits: readonly Edit[]): PolicyDocument {
  return edits.reduce<unknown>(
    (document, edit) => applied(document, namesOf(edit.path), edit),
    policy,
  ) as PolicyDocument
}

function applied(value: unknown, [name, ...deeper]: readonly string[], edit: Edit): unknown {
  if (name === undefined) {
    if (edit.op === 'remove') throw new Error('The whole document cannot be removed')
    return edit.value
  }
  if (Array.isArray(value)) return inList(value, name, deeper, edit)
  if (typeof value !== 'object' || value === null) throw new Error(`${edit.path} leads nowhere`)
  const has = Object.hasOwn(value, name)
  if (!has && (deeper.length > 0 || edit.op !== 'add')) throw new Error(`${edit.path} leads nowhere`)
  // Built from entries: an assignment to `__proto__` would not make a key of it.
  const entries = Object.entries(value)
  if (deeper.length === 0 && edit.op === 'remove')
    return Object.fromEntries(entries.filter(([key]) => key !== name))
  const next = applied(has ? entries.find(([key]) => key === name)?.[1] : undefined, deeper, edit)
  return Object.fromEntries(
    has ? entries.map(([key, old]) => [key, key === name ? next : old]) : [...entries, [name, next]],
  )
}

function inList(list: readonly unknown[], name: string, deeper: readonly string[], edit: Edit): unknown {
  const at = name === '-' ? list.length : Number(name)
  const isInsertion = deeper.length === 0 && edit.op === 'add'
  if (!Number.isInteger(at) || at < 0 || at >= list.length + (isInsertion ? 1 : 0))
    throw new Error(`${edit.path} leads nowhere`)
  if (isInsertion) return list.toSpliced(at, 0, edit.value)
  if (deeper.length === 0 && edit.op === 'remove') return list.toSpliced(at, 1)
  return list.with(at, applied(list[at], deeper, edit))
}
