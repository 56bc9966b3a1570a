import type { Condition, Statement } from './compile'
import { type Carried, conditionMatches } from './condition'
import { type Possibility, possibilities } from './domain'
import { type Knowledge, variablesOf } from './request'
import type { Template } from './variables'

/** What matched: a Deny, an Allow. */
export type Outcome = { deny: boolean; allow: boolean }

/** Statements that share unknown keys, and no others with the rest of the policy. */
export type Group = {
  readonly keys: readonly string[]
  readonly outcomes: readonly Outcome[]
  /** As the policy first writes the key. */
  written(key: string): string
  /** `allowsWith`: for each way in which the rest of the policy may turn out, whether the answer is allow. */
  influence(
    key: string,
    allowsWith: (outcome: Outcome) => readonly boolean[],
  ): { readonly decides: boolean; readonly allowed: readonly string[] }
}

/** More ways than this are not walked: then everything is held possible, and the answer is never allow. */
const MOST_WAYS = 20_000

export function groupsOf(open: readonly Statement[], knows: Knowledge): readonly Group[] {
  const keysOf = (statement: Statement) => [
    ...new Set(
      statement.conditions
        .flatMap(({ canonical, asked }) => [canonical, ...asked.flatMap(each => each.keys)])
        .concat(statement.resources.flatMap(each => each.keys))
        .filter(key => knows(key) === 'unknown'),
    ),
  ]
  let groups: { statements: Statement[]; keys: Set<string> }[] = []
  for (const statement of open) {
    const keys = keysOf(statement)
    const [touching, apart] = [
      groups.filter(each => keys.some(key => each.keys.has(key))),
      groups.filter(each => !keys.some(key => each.keys.has(key))),
    ]
    groups = [
      ...apart,
      {
        statements: [...touching.flatMap(each => each.statements), statement],
        keys: new Set([...touching.flatMap(each => [...each.keys]), ...keys]),
      },
    ]
  }
  return groups.map(({ statements, keys }) => groupOf(statements, [...keys], knows))
}

function groupOf(statements: readonly Statement[], keys: readonly string[], knows: Knowledge): Group {
  const conditions = statements.flatMap(each => each.conditions)
  const domains = keys.map(key => domainOf(key, conditions, knows))
  const written = (key: string) => conditions.find(({ canonical }) => canonical === key)?.key ?? key
  const ways = domains.reduce((product, domain) => product * domain.length, 1)
  // A resource that hangs on a variable, and a variable that is part of a longer text, are too rare to be walked.
  const isOpen = (template: Template) => template.keys.some(key => knows(key) === 'unknown')
  const opaque =
    statements.some(each => each.resources.some(isOpen)) ||
    conditions.some(({ asked }) => asked.some(each => isOpen(each) && each.parts.length > 1))
  if (ways > MOST_WAYS || opaque) return everythingPossible(keys, statements, domains, written)

  const table = Array.from({ length: ways }, (_, way) =>
    outcomeAt(choose(domains, way), keys, statements, knows),
  )
  return {
    keys,
    written,
    outcomes: distinct(table),
    influence(key, allowsWith) {
      const place = keys.indexOf(key)
      const stride = domains.slice(0, place).reduce((product, domain) => product * domain.length, 1)
      const domain = domains[place] ?? []
      const rows = table.map(allowsWith)
      const at = (way: number) => Math.floor(way / stride) % domain.length
      const decides = rows.some((row, way) => {
        const first = rows[way - at(way) * stride] ?? row
        return row.some((allows, rest) => allows !== first[rest])
      })
      const allowed = domain.filter((_, index) =>
        rows.some((row, way) => at(way) === index && row.includes(true)),
      )
      return { decides, allowed: [...new Set(allowed.map(({ label }) => label))] }
    },
  }
}

/** The policy's values for the key; where a value is a variable over another unknown key, each of that one's. */
function domainOf(key: string, conditions: readonly Condition[], knows: Knowledge): readonly Possibility[] {
  const known = variablesOf(knows)
  const about = conditions.filter(({ canonical }) => canonical === key)
  const own = possibilities(about, known)
  const linked = conditions
    .filter(({ canonical, asked }) => canonical !== key && asked.some(each => each.keys.includes(key)))
    .flatMap(condition => {
      const carried = knows(condition.canonical)
      return typeof carried === 'string'
        ? possibilities(
            conditions.filter(each => each.canonical === condition.canonical),
            known,
          )
        : carried.map(value => ({ carried: [value], label: value }))
    })
  const others = about
    .flatMap(({ asked }) => asked.flatMap(each => each.keys))
    .filter(name => knows(name) === 'unknown')
  const shared = others.flatMap(name =>
    possibilities(
      conditions.filter(({ canonical }) => canonical === name),
      known,
    ),
  )
  const all = [...own, ...linked, ...shared]
  return all.filter((each, index) => all.findIndex(other => same(other.carried, each.carried)) === index)
}

function same(one: Carried, other: Carried): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function choose(domains: readonly (readonly Possibility[])[], way: number): readonly Carried[] {
  let rest = way
  return domains.map(domain => {
    const carried = domain[rest % domain.length]?.carried ?? 'absent'
    rest = Math.floor(rest / domain.length)
    return carried
  })
}

function outcomeAt(
  chosen: readonly Carried[],
  keys: readonly string[],
  statements: readonly Statement[],
  knows: Knowledge,
): Outcome {
  const carriedBy = (key: string): Carried => {
    const place = keys.indexOf(key)
    if (place >= 0) return chosen[place] ?? 'absent'
    const carried = knows(key)
    return carried === 'unknown' ? 'absent' : carried
  }
  const lookUp = (key: string) => {
    const carried = carriedBy(key)
    return carried === 'absent' ? undefined : carried[0]
  }
  const outcome = { deny: false, allow: false }
  for (const { effect, conditions } of statements)
    if (conditions.every(each => conditionMatches(each, carriedBy(each.canonical), lookUp)))
      outcome[effect === 'Deny' ? 'deny' : 'allow'] = true
  return outcome
}

function everythingPossible(
  keys: readonly string[],
  statements: readonly Statement[],
  domains: readonly (readonly Possibility[])[],
  written: (key: string) => string,
): Group {
  const may = (effect: Statement['effect']) =>
    statements.some(each => each.effect === effect) ? [false, true] : [false]
  return {
    keys,
    written,
    outcomes: may('Deny').flatMap(deny => may('Allow').map(allow => ({ deny, allow }))),
    influence: key => ({
      decides: true,
      allowed: (domains[keys.indexOf(key)] ?? []).map(({ label }) => label),
    }),
  }
}

/** In how many ways the policy can turn out, once each. */
export function outcomesOf(groups: readonly Group[], settled: Outcome): readonly Outcome[] {
  return groups.reduce<readonly Outcome[]>(
    (all, group) =>
      distinct(
        all.flatMap(one =>
          group.outcomes.map(other => ({ deny: one.deny || other.deny, allow: one.allow || other.allow })),
        ),
      ),
    [settled],
  )
}

function distinct(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.filter(
    (one, index) =>
      outcomes.findIndex(other => other.deny === one.deny && other.allow === one.allow) === index,
  )
}
