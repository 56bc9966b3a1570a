import type { Condition } from '../condition'
import { isLiteral } from '../glob'
import type { Kind } from '../operators/operator'
import type { Knowledge } from '../request'
import { isPlain, type Link } from './links'
import { lookUpOf } from './open'
import { passOn } from './pass-on'
import { arnLike, exactly, type Pattern, written } from './pattern'
import { poolOf } from './pool'
import { type Domain, takesSets } from './possibilities'
import { isCaseless, TEXT_KINDS, textsOf } from './texts'
import { Work } from './work'

const MOST_MEMBERS = 6
const MOST_WORK = 400_000

/** Keys that variables tie together, those that no variable ties to each other apart. */
export function link(
  domains: ReadonlyMap<string, Domain>,
  links: readonly Link[],
  conditions: readonly Condition[],
  knows: Knowledge,
  solved: ReadonlyMap<string, readonly Pattern[]>,
): ReadonlyMap<string, Domain> {
  const groups = grouped(links)
  return new Map(
    groups.flatMap(({ keys, links: own }) => [...linkTied(keys, domains, own, conditions, knows, solved)]),
  )
}

type Tied = { readonly keys: ReadonlySet<string>; readonly links: readonly Link[] }

function grouped(links: readonly Link[]): readonly Tied[] {
  const groupOf = new Map<string, { keys: Set<string>; links: Link[] }>()
  for (const one of links) {
    const keys = keysOf(one)
    const [into = { keys: new Set<string>(), links: [] }, ...others] = new Set(
      keys.flatMap(key => groupOf.get(key) ?? []),
    )
    for (const other of others) {
      for (const key of other.keys) into.keys.add(key)
      into.links.push(...other.links)
    }
    for (const key of keys) into.keys.add(key)
    into.links.push(one)
    for (const key of others.length > 0 ? into.keys : keys) groupOf.set(key, into)
  }
  return [...new Set(groupOf.values())]
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
  const work = new Work(MOST_WORK)
  const isKnown = isExact(links, about)
  // What one link gives, another may pass on: as many rounds as there are keys. Of wholes nothing is put together.
  const rounds = isKnown && links.every(({ isEquality }) => isEquality) ? 0 : Math.min(tied.size, 4)
  passOn(pools, links, rounds, knows, work)
  const exact = !work.isSpent && shared.exact && tied.size <= MOST_MEMBERS && isKnown
  return new Map([...pools].map(([key, pool]) => [key, pool.domain(exact)]))
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
