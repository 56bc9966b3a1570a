import type { Carried } from '../condition'
import { costOf, isLinked, type Level } from './levels'
import type { OpenStatement } from './open'

/** For each key, by its place, the classes of its values that are still possible: a bit each, 32 a word. */
export type Space = Int32Array

/** The statement's part that hangs on one key alone: the classes with which it holds. */
export type Part = { readonly key: number; readonly from: number; readonly mask: Int32Array }

/** A part that hangs on several keys, by their places. */
export type Tie = {
  readonly keys: readonly number[]
  /** In steps. */
  readonly cost: number
  /** By the class that each key has. */
  holds(classOf: (key: number) => number): boolean
}

/** Holds where all its parts and ties do. */
export type Clause = {
  readonly effect: 'Allow' | 'Deny'
  readonly parts: readonly Part[]
  readonly ties: readonly Tie[]
}

/** Where in a space each key's words are. */
export class Layout {
  readonly starts: readonly number[]
  readonly counts: readonly number[]
  private readonly all: Space

  constructor(levels: readonly Level[]) {
    this.counts = levels.map(({ classes }) => classes.length)
    const starts: number[] = []
    let length = 0
    for (const count of this.counts) {
      starts.push(length)
      length += (count + 31) >>> 5
    }
    this.starts = starts
    this.all = new Int32Array(length)
    for (const [key, count] of this.counts.entries())
      for (let index = 0; index < count; index++) set(this.all, starts[key] ?? 0, index)
  }

  /** Of every class. */
  whole(): Space {
    return this.all.slice()
  }

  /** The one class that is left; -1: there are several. */
  only(space: Space, key: number): number {
    const from = this.starts[key] ?? 0
    let found = -1
    for (let word = 0; word < this.width(key); word++) {
      const bits = space[from + word] ?? 0
      if (bits === 0) continue
      if (found >= 0 || (bits & (bits - 1)) !== 0) return -1
      found = word * 32 + 31 - Math.clz32(bits)
    }
    return found
  }

  classesIn(space: Space, key: number): readonly number[] {
    const from = this.starts[key] ?? 0
    const all = Array.from({ length: this.counts[key] ?? 0 }, (_, index) => index)
    return all.filter(index => isSet(space, from, index))
  }

  fix(space: Space, key: number, index: number): Space {
    const fixed = space.slice()
    const from = this.starts[key] ?? 0
    fixed.fill(0, from, from + this.width(key))
    set(fixed, from, index)
    return fixed
  }

  width(key: number): number {
    return ((this.counts[key] ?? 0) + 31) >>> 5
  }
}

function set(words: Int32Array, from: number, index: number): void {
  words[from + (index >>> 5)] = (words[from + (index >>> 5)] ?? 0) | (1 << (index & 31))
}

export function isSet(words: Int32Array, from: number, index: number): boolean {
  return (((words[from + (index >>> 5)] ?? 0) >>> (index & 31)) & 1) === 1
}

/** To ask a condition is more than to look at bits. */
const TIE = 8

/** Without those that hold with no values. */
export function clausesOf(
  statements: readonly OpenStatement[],
  levels: readonly Level[],
  layout: Layout,
): readonly Clause[] {
  const place = new Map(levels.map(({ key }, index) => [key, index]))
  const placeOf = (key: string) => place.get(key) ?? 0
  const lengthOf = (key: string) => levels[placeOf(key)]?.length ?? 0
  return statements.flatMap(({ effect, atoms }): readonly Clause[] => {
    const masks = new Map<number, Int32Array>()
    const ties: Tie[] = []
    for (const atom of atoms) {
      const [first = ''] = atom.keys
      const key = placeOf(first)
      if (isLinked(atom)) {
        const carriedBy =
          (classOf: (key: number) => number) =>
          (name: string): Carried =>
            levels[placeOf(name)]?.classes[classOf(placeOf(name))]?.carried ?? 'absent'
        const keys = atom.keys.map(placeOf)
        ties.push({
          keys,
          cost: TIE * (1 + costOf(atom, lengthOf)),
          holds: classOf => atom.holds(carriedBy(classOf)),
        })
        continue
      }
      const own = new Int32Array(layout.width(key))
      for (const [index, holds] of (levels[key]?.answers.get(atom) ?? []).entries())
        if (holds) set(own, 0, index)
      const before = masks.get(key)
      masks.set(key, before ? own.map((word, at) => word & (before[at] ?? 0)) : own)
    }
    const parts = [...masks].map(([key, mask]) => ({ key, from: layout.starts[key] ?? 0, mask }))
    return parts.some(({ mask }) => mask.every(word => word === 0)) ? [] : [{ effect, parts, ties }]
  })
}
