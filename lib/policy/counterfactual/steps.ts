import type { PolicyDocument, StatementDocument } from '../document'
import { isObject } from '../document'
import { type Edit, pointer } from '../edit'
import type { Outcome } from './outcome'

/** The steps that make the policy what it came to, none of them more than is changed. */
export function stepsOf({ Statement }: PolicyDocument, { changed, added }: Outcome): readonly Edit[] {
  const isList = Array.isArray(Statement)
  const [first] = added
  // A statement that stands alone, not in a list, is put into one before anything else.
  const isWrapped = !isList && first !== undefined
  const wrapped: readonly Edit[] = isWrapped
    ? [{ op: 'replace', path: '/Statement', from: Statement, value: [Statement, ...added] }]
    : []
  const at = (index: number) => (isList || isWrapped ? ['Statement', index] : ['Statement'])
  const within = [...changed].flatMap(([{ index, source }, after]) =>
    after === null ? [] : differences(at(index), source, after),
  )
  // From the last to the first, and when all else is done: what is taken out moves what follows it.
  const removed = [...changed]
    .filter(([, after]) => after === null)
    .sort(([one], [other]) => other.index - one.index)
    .map(([{ index, source }]): Edit => ({ op: 'remove', path: pointer(...at(index)), from: source }))
  const appended = isList ? added.map((value): Edit => ({ op: 'add', path: '/Statement/-', value })) : []
  return [...wrapped, ...within, ...removed, ...appended]
}

type Path = readonly (string | number)[]

function differences(path: Path, before: StatementDocument, after: StatementDocument): readonly Edit[] {
  const [old, next] = [before, after] as unknown as readonly [Json, Json]
  return keysOf(old, next).flatMap(name => {
    const edits = edited([...path, name], old[name], next[name])
    const adds = edits.some(edit => edit.op === 'add' && !edit.path.endsWith('/-'))
    // Half of a move would leave the statement without what was moved, or with it twice: it is one step.
    const isMove = name === 'Principal' || (adds && edits.some(({ op }) => op === 'remove'))
    return edits.length > 1 && isMove
      ? [{ op: 'replace', path: pointer(...path, name), from: old[name], value: next[name] } as const]
      : edits
  })
}

type Json = Readonly<Record<string, unknown>>

function keysOf(before: Json, after: Json): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
}

function edited(path: Path, from: unknown, value: unknown): readonly Edit[] {
  if (from === value) return []
  if (from === undefined) return [{ op: 'add', path: pointer(...path), value }]
  if (value === undefined) return [{ op: 'remove', path: pointer(...path), from }]
  if (isObject(from) && isObject(value))
    return keysOf(from, value).flatMap(name => edited([...path, name], held(from, name), held(value, name)))
  if (Array.isArray(from) && Array.isArray(value)) return inList(path, from, value)
  return [{ op: 'replace', path: pointer(...path), from, value }]
}

/** `__proto__` is a name like any other, and there only where it is the object's own. */
function held(object: Json, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

/** One more at the end, one other in its place, one less; anything else is another list. */
function inList(path: Path, from: readonly unknown[], value: readonly unknown[]): readonly Edit[] {
  const differs = from.findIndex((each, at) => each !== value[at])
  const whole: readonly Edit[] = [{ op: 'replace', path: pointer(...path), from, value }]
  if (differs < 0 && value.length === from.length) return []
  if (differs < 0)
    return value.length === from.length + 1
      ? [{ op: 'add', path: pointer(...path, '-'), value: value.at(-1) }]
      : whole
  const same = (one: readonly unknown[], other: readonly unknown[]) =>
    one.length === other.length && one.every((each, at) => each === other[at])
  if (same(from.toSpliced(differs, 1), value))
    return [{ op: 'remove', path: pointer(...path, differs), from: from[differs] }]
  if (same(from.with(differs, value[differs]), value))
    return [{ op: 'replace', path: pointer(...path, differs), from: from[differs], value: value[differs] }]
  return whole
}
