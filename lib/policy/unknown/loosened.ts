import { type Condition, conditionMatches } from '../condition'
import type { LookUp, Template } from '../variables'
import { alikeOf } from './alike'
import { groupOf, groupsOf, hangsOnItsKey } from './groups'
import type { Variable } from './levels'
import type { Atom, OpenStatement } from './open'
import type { Domain } from './possibilities'

/** A key put in the place of others, and whose values stand for what it may come to. */
type Stand = Variable & { readonly for: readonly string[] }

export type Loosened = {
  readonly statements: readonly OpenStatement[]
  readonly variables: readonly Variable[]
  /** The keys that a key was put in the place of; undefined: it is one of the policy's own. */
  standsFor(key: string): readonly string[] | undefined
}

/**
 * Where not every way in which keys may turn out is known, parts that hang on them are taken to hold or not, each as
 * it may. That is more than can be: what is the same in all of it is certain, and what is not may be so.
 */
export function loosened(
  statements: readonly OpenStatement[],
  domains: ReadonlyMap<string, Domain>,
  known: LookUp,
): Loosened {
  const isOpen = (key: string) => domains.get(key)?.exact === false
  const stands = new Map<string, Stand>()
  const kept = new Map<string, Variable>()
  for (const [key, { possibilities }] of domains)
    kept.set(key, { key, possibilities: isOpen(key) ? thereOrNot : possibilities })
  const stand = (key: string, each: Omit<Stand, 'key'>) =>
    stands.set(key, { key, ...each }).get(key)?.key ?? key

  const groups = groupsOf(statements, known)
  const alikes = alikeOf(statements, known)
  // Of a key that is only named by variables, nothing says whether it is there.
  const asked = new Set(statements.flatMap(({ atoms }) => atoms.map(({ condition }) => condition?.canonical)))

  const loosen = (atom: Atom): readonly Atom[] => {
    const { condition } = atom
    if (!atom.keys.some(isOpen) || condition?.qualified?.operator.kind === 'null') return [atom]
    const key = condition && atom.keys.includes(condition.canonical) ? condition.canonical : undefined
    if (condition && key !== undefined && hangsOnItsKey(atom)) {
      const group = groupOf(condition)
      const domain = groups.get(group)?.told.domain
      if (domain?.exact) {
        const name = stand(group, { possibilities: present(domain), for: [key] })
        const own: Atom = {
          ...atom,
          keys: [key, name],
          holds: way => atom.holds(() => (way(key) === 'absent' ? 'absent' : way(name))),
        }
        return namesOf(condition) ? together(own, apart(atom, key), condition) : [own]
      }
    }
    if (key === undefined || !condition) return [{ ...freely(atom), condition: null, templates: [] }]
    return outlined(apart(atom, key), condition, key)
  }

  const apart = (atom: Atom, key: string): Atom => {
    const { keys, holds } = freely(atom)
    return {
      keys: [...new Set([key, ...keys])],
      condition: null,
      templates: [],
      holds: way => (way(key) === 'absent' ? atom.holds(() => 'absent') : holds(way)),
    }
  }

  /** Of a condition whose values hang together with others: their names. */
  const namesOf = (condition: Condition) =>
    condition.qualified?.set ? null : (alikes.get(groupOf(condition))?.namesOf(condition) ?? null)

  /** Where its own key is there: as it may, but for what the variables in it leave possible. */
  const freely = (atom: Atom): Pick<Atom, 'keys' | 'holds'> => {
    const { condition, keys, templates } = atom
    const { text, isContrary } = questionOf(atom)
    const names = condition && namesOf(condition)
    const alike = names && alikes.get(groupOf(condition))
    const name = alike
      ? stand(alike.name, { possibilities: alike.possibilities, for: alike.keys })
      : stand(text, { possibilities: eitherWay, for: keys })
    if (!condition || condition.qualified?.set)
      return { keys: [name], holds: way => (way(name) !== 'absent') !== isContrary }
    const needed = templates.map(each => neededBy(each, keys).filter(key => asked.has(key)))
    const isMet: Atom['holds'] = way => {
      const met = way(name)
      return (
        met !== 'absent' &&
        needed.some(
          (each, at) => (!names || met.includes(names[at] ?? '')) && each.every(key => way(key) !== 'absent'),
        )
      )
    }
    return { keys: [...new Set([...needed.flat(), name])], holds: way => isMet(way) !== isContrary }
  }

  /** What the text around the variables leaves possible, and no more. */
  const outlined = (loose: Atom, condition: Condition, key: string): readonly Atom[] => {
    const group = groupOf(condition)
    const { domain, outlines } = groups.get(group)?.told ?? {}
    const outline = outlines?.get(condition)
    if (!domain || !outline) return [loose]
    const name = stand(group, { possibilities: present(domain), for: [key] })
    const held: Atom = {
      keys: [key, name],
      condition: outline,
      templates: [],
      holds: way => conditionMatches(outline, way(key) === 'absent' ? 'absent' : way(name), () => undefined),
    }
    return together(loose, held, outline)
  }
  const loose = statements.map(({ effect, atoms }) => ({ effect, atoms: atoms.flatMap(loosen) }))
  return {
    statements: loose,
    variables: [...kept.values(), ...stands.values()],
    standsFor: key => stands.get(key)?.for,
  }
}

/** A value is met where both say so. */
function together(one: Atom, other: Atom, { qualified }: Condition): readonly Atom[] {
  if (!qualified?.operator.negated) return [one, other]
  const keys = [...new Set([...one.keys, ...other.keys])]
  return [{ ...one, keys, holds: way => other.holds(way) || one.holds(way) }]
}

function present({ possibilities }: Domain): Domain['possibilities'] {
  return possibilities.filter(({ carried }) => carried !== 'absent')
}

const thereOrNot: Variable['possibilities'] = [
  { carried: 'absent', label: 'absent' },
  { carried: [''], label: 'any other value' },
]

const eitherWay: Variable['possibilities'] = [
  { carried: 'absent', label: '' },
  { carried: [''], label: '' },
]

/** Keys without which the value meets nothing. */
function neededBy({ parts }: Template, keys: readonly string[]): readonly string[] {
  const needed = parts.flatMap(part => ('key' in part && part.fallback === undefined ? part.key : []))
  return [...new Set(needed)].filter(key => keys.includes(key))
}

/**
 * What is asked of a key that is there, and whether its contrary is: of one question there is one answer. A negated
 * operator matches where the plain one does not, but where each of several values is asked.
 */
function questionOf({ condition, templates }: Atom): { readonly text: string; readonly isContrary: boolean } {
  const { operator, set } = condition?.qualified ?? {}
  const texts = templates.map(({ text }) => text)
  if (!condition || !operator) return { text: JSON.stringify(texts), isContrary: false }
  const name = set ? condition.operator : operator.name.replace('Not', '')
  return { text: JSON.stringify([name, condition.canonical, texts]), isContrary: operator.negated && !set }
}
