import type { Condition } from '../condition'
import { type Glob, isLiteral, plainText } from '../glob'
import type { Kind } from '../operators/operator'
import type { Knowledge } from '../request'
import { resolve } from '../variables'
import type { Sample } from './intervals'
import { isPlain, type Link, MOST_CUTS, solve } from './links'
import { lookUpOf } from './open'
import { arnLike, exactly, like, type Pattern, substituted, written } from './pattern'
import { type Pool, poolOf } from './pool'
import { type Domain, takesSets } from './possibilities'
import { freshCharacters, textClasses } from './text-classes'
import { isCaseless, TEXT_KINDS, textsOf } from './texts'

const MOST_MEMBERS = 6
const MOST_CHOICES = 200

/** What is put together and taken apart, by the characters of the values: beyond it some way may be missing. */
const MOST_WORK = 400_000

/** Keys that variables tie together, those that no variable ties to each other apart. */
export function link(
  domains: ReadonlyMap<string, Domain>,
  links: readonly Link[],
  conditions: readonly Condition[],
  knows: Knowledge,
  solved: ReadonlyMap<string, readonly Pattern[]>,
): ReadonlyMap<string, Domain> {
  let groups: { readonly keys: ReadonlySet<string>; readonly links: readonly Link[] }[] = []
  for (const one of links) {
    const keys = keysOf(one)
    const touching = groups.filter(group => keys.some(key => group.keys.has(key)))
    groups = [
      ...groups.filter(group => !touching.includes(group)),
      {
        keys: new Set([...touching.flatMap(group => [...group.keys]), ...keys]),
        links: [...touching.flatMap(group => group.links), one],
      },
    ]
  }
  return new Map(
    groups.flatMap(({ keys, links: own }) => [...linkTied(keys, domains, own, conditions, knows, solved)]),
  )
}

function keysOf({ variables, against }: Link): readonly string[] {
  return 'key' in against ? [against.key, ...variables] : variables
}

/**
 * Each may hold what the others name, and of each class of texts as many as there are keys, so that they may be the
 * same or not.
 */
function linkTied(
  tied: ReadonlySet<string>,
  domains: ReadonlyMap<string, Domain>,
  links: readonly Link[],
  conditions: readonly Condition[],
  knows: Knowledge,
  solved: ReadonlyMap<string, readonly Pattern[]>,
): ReadonlyMap<string, Domain> {
  const known = lookUpOf(knows)
  const about = conditions.filter(({ canonical }) => tied.has(canonical))
  const also = [...tied].flatMap(key => solved.get(key) ?? [])
  const shared = textsOf(about, known, [...named(links), ...also], Math.min(tied.size, MOST_MEMBERS))
  const pools = new Map([...tied].map(key => [key, poolOf(domains.get(key), shared.samples, links)]))
  let work = 0
  const isTooMuch = (characters: number) => {
    work += characters + 32
    return work > MOST_WORK
  }
  const isKnown = isExact(links, about)
  // What one link gives, another may pass on: as many rounds as there are keys. Of wholes nothing is put together.
  const rounds = isKnown && links.every(({ isEquality }) => isEquality) ? 0 : Math.min(tied.size, 4)
  for (let round = 0; round < rounds; round++) {
    for (const one of links) {
      const target = 'key' in one.against ? pools.get(one.against.key) : undefined
      const texts = 'values' in one.against ? one.against.values : (target?.values() ?? [])
      for (const variable of one.variables)
        for (const text of texts) {
          if (isTooMuch(Math.min(text.length, MOST_CUTS) * one.template.text.length)) break
          for (const value of solve(one, variable, text, knows))
            pools.get(variable)?.add(value, labelOf(value, 'any other value'))
        }
      if (!target) continue
      for (const choice of choices(one.variables, pools)) {
        if (isTooMuch(one.template.text.length)) break
        const glob = resolve(one.template, key => (choice.has(key) ? choice.get(key) : known(key)))
        if (!glob) continue
        for (const { value, label } of samplesOf(glob, one.kind))
          target.add(value, labelOf(label, one.template.text))
      }
    }
  }
  const exact = work <= MOST_WORK && shared.exact && tied.size <= MOST_MEMBERS && isKnown
  return new Map([...pools].map(([key, pool]) => [key, pool.domain(exact)]))
}

/** What holds a character that nothing names, nobody is told of. */
function labelOf(text: string, otherwise: string): string {
  return /[\ue000-\uf8ff]/.test(text) ? otherwise : text
}

/**
 * Where the keys are held against each other as wholes, only their classes and which of them are equal can be told
 * apart. Where text stands around the one variable that there is, the same holds as long as the rest asks for whole
 * texts. Beyond that some way may be missing.
 */
function isExact(links: readonly Link[], about: readonly Condition[]): boolean {
  if (about.some(({ qualified, canonical }) => takesSets(canonical, qualified?.set != null))) return false
  // Of numbers, moments and addresses there are not as many of each class as there are keys.
  if (!about.every(({ qualified }) => isOfTexts(qualified?.operator.kind))) return false
  if (links.every(({ isEquality }) => isEquality)) return true
  const apart = new Set(links.map(({ template, against }) => JSON.stringify([template.text, against])))
  return (
    apart.size === 1 &&
    links.every(isPlain) &&
    about.every(({ asked, qualified }) => {
      const { kind = 'string', name = '' } = qualified?.operator ?? {}
      const isWhole = asked.every(({ parts }) => parts.every(part => 'key' in part || isLiteral(part)))
      return (
        kind === 'null' || (kind === 'string' && !isCaseless(name) && (isWhole || !name.endsWith('Like')))
      )
    })
  )
}

function isOfTexts(kind: Kind | undefined): boolean {
  return kind === undefined || kind === 'null' || TEXT_KINDS.has(kind)
}

/** What the links name besides the conditions: defaults, the values of known keys, and that a text is an ARN. */
function named(links: readonly Link[]): readonly Pattern[] {
  const texts = links.flatMap(({ template, against }) => [
    ...template.parts.flatMap(part => ('key' in part ? (part.fallback ?? []) : [])),
    ...('values' in against ? against.values : []),
  ])
  // To a set operator an empty text is no value at all.
  texts.push('')
  const isArn = links.some(({ kind }) => kind === 'arn') ? arnLike(written('arn:*:*:*:*:*')) : null
  return [...texts.map(exactly), ...(isArn ? [isArn] : [])]
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

function samplesOf(glob: Glob, kind: string): readonly Sample[] {
  const text = plainText(glob)
  if (isLiteral(glob)) return [{ value: text, label: text }]
  const pattern = kind === 'arn' ? arnLike(substituted(glob)) : like(substituted(glob))
  const asked = pattern ? [{ pattern, by: [0] }] : []
  return textClasses(asked, freshCharacters([text], 1), 1).samples
}
