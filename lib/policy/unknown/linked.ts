import type { Carried } from '../condition'
import { type Glob, isLiteral, plainText } from '../glob'
import type { Knowledge } from '../request'
import { resolve } from '../variables'
import { arnAutomaton, likeAutomaton } from './automaton'
import { isPlain, type Link, solve } from './links'
import { lookUpOf } from './open'
import type { Domain, Possibility } from './possibilities'
import { textClasses } from './text-classes'

const MOST_VALUES = 60
const MOST_CHOICES = 200

/**
 * Keys that variables tie together: each may hold what the others name, and each a value of its own that nothing
 * names, so that they may be the same or not.
 */
export function link(
  domains: ReadonlyMap<string, Domain>,
  links: readonly Link[],
  knows: Knowledge,
): ReadonlyMap<string, Domain> {
  const tied = new Set(
    links.flatMap(({ variables, against }) => ['key' in against ? [against.key] : [], variables].flat()),
  )
  const pools = new Map([...tied].map(key => [key, poolOf(key, domains.get(key), links)]))
  const known = lookUpOf(knows)
  // What one link gives, another may pass on: as many rounds as there are keys.
  for (let round = 0; round < Math.min(tied.size, 4); round++) {
    for (const one of links) {
      const target = 'key' in one.against ? pools.get(one.against.key) : undefined
      const texts = 'values' in one.against ? one.against.values : (target?.values() ?? [])
      for (const variable of one.variables)
        for (const text of texts)
          for (const value of solve(one, variable, text, knows)) pools.get(variable)?.add(value, value)
      if (!target) continue
      for (const choice of choices(one.variables, pools)) {
        const glob = resolve(one.template, key => (choice.has(key) ? choice.get(key) : known(key)))
        if (glob) for (const { value, label } of samplesOf(glob, one.kind)) target.add(value, label)
      }
    }
  }
  const exact = links.every(isPlain)
  return new Map([...pools].map(([key, pool]) => [key, pool.domain(exact)]))
}

type Pool = {
  values(): readonly string[]
  add(value: string, label: string): void
  domain(exact: boolean): Domain
}

function poolOf(key: string, base: Domain | undefined, links: readonly Link[]): Pool {
  const possibilities: Possibility[] = [...(base?.possibilities ?? [{ carried: 'absent', label: 'absent' }])]
  const singles = new Set(
    possibilities.flatMap(({ carried }) => (single(carried) ? [carried[0] as string] : [])),
  )
  let isFull = false
  const pool: Pool = {
    values: () => [...singles],
    add(value, label) {
      if (singles.has(value) || value === '') return
      if (singles.size >= MOST_VALUES) {
        isFull = true
        return
      }
      singles.add(value)
      possibilities.push({ carried: [value], label })
    },
    domain: exact => ({ possibilities, exact: exact && !isFull && base?.exact !== false }),
  }
  // Its own, in the shape that what it is tied to asks for.
  const kinds = new Set(links.map(({ kind }) => kind))
  pool.add(`named-nowhere:${key}`, 'any other value')
  if (kinds.has('arn')) pool.add(`arn:named:nowhere::${key}:value`, 'any other value')
  if (kinds.has('bool')) for (const value of ['true', 'false']) pool.add(value, value)
  return pool
}

function single(carried: Carried): carried is readonly [string] {
  return carried !== 'absent' && carried.length === 1
}

function choices(
  variables: readonly string[],
  pools: ReadonlyMap<string, Pool>,
): readonly ReadonlyMap<string, string | undefined>[] {
  let all: readonly ReadonlyMap<string, string | undefined>[] = [new Map()]
  for (const key of variables) {
    const values = [undefined, ...(pools.get(key)?.values() ?? [])]
    all = all
      .flatMap(choice => values.map(value => new Map([...choice, [key, value]])))
      .slice(0, MOST_CHOICES)
  }
  return all
}

function samplesOf(glob: Glob, kind: string) {
  const text = plainText(glob)
  if (isLiteral(glob)) return [{ value: text, label: text }]
  const automaton = kind === 'arn' ? arnAutomaton(glob) : likeAutomaton(glob)
  return automaton ? textClasses([{ text, automaton }], '\ue000').samples : []
}
