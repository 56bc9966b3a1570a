import { type Condition, conditionMatches } from '../condition'
import type { LookUp } from '../variables'
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

  const loosen = (atom: Atom): readonly Atom[] => {
    const { condition } = atom
    if (!atom.keys.some(isOpen) || condition?.qualified?.operator.kind === 'null') return [atom]
    const key = condition && atom.keys.includes(condition.canonical) ? condition.canonical : undefined
    if (condition && key !== undefined && hangsOnItsKey(atom)) {
      const group = groupOf(condition)
      const domain = groups.get(group)?.told.domain
      if (domain?.exact) {
        const name = stand(group, { possibilities: present(domain), for: [key] })
        return [
          {
            ...atom,
            keys: [key, name],
            holds: way => atom.holds(() => (way(key) === 'absent' ? 'absent' : way(name))),
          },
        ]
      }
    }
    const { text, isContrary } = questionOf(atom)
    const name = stand(text, { possibilities: eitherWay, for: atom.keys })
    const free: Atom['holds'] = way => (way(name) !== 'absent') !== isContrary
    if (key === undefined) return [{ keys: [name], condition: null, templates: [], holds: free }]
    const loose: Atom = {
      keys: [key, name],
      condition: null,
      templates: [],
      holds: way => (way(key) === 'absent' ? atom.holds(() => 'absent') : free(way)),
    }
    return condition ? outlined(loose, condition, key) : [loose]
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
    if (!outline.qualified?.operator.negated) return [loose, held]
    return [{ ...loose, keys: [...loose.keys, name], holds: way => held.holds(way) || loose.holds(way) }]
  }
  const loose = statements.map(({ effect, atoms }) => ({ effect, atoms: atoms.flatMap(loosen) }))
  return {
    statements: loose,
    variables: [...kept.values(), ...stands.values()],
    standsFor: key => stands.get(key)?.for,
  }
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

/** What is asked, and whether its contrary is: of one question there is one answer. */
function questionOf({ condition, templates }: Atom): { readonly text: string; readonly isContrary: boolean } {
  const { operator, set, ifExists } = condition?.qualified ?? {}
  const texts = templates.map(({ text }) => text)
  if (!condition || !operator) return { text: JSON.stringify(texts), isContrary: false }
  // A negated operator matches where the plain one does not, but where neither asks a key that is not there, or each
  // of several values.
  const isPlain = set === null && !ifExists
  const isContrary = operator.negated && isPlain
  const name = isPlain ? operator.name.replace('Not', '') : condition.operator
  return { text: JSON.stringify([name, condition.canonical, texts]), isContrary }
}
