import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile, decide, type PolicyRequest, type StatementDocument } from '../index'

type Value = string | undefined
/** A key, what policies ask of it, values enough to tell that apart, and what each is called. */
type Key = {
  readonly key: string
  readonly operators: readonly string[]
  readonly asked: readonly string[]
  readonly values: readonly Value[]
  called(value: string, asked: readonly string[]): readonly string[]
}

const keys: readonly Key[] = [
  {
    key: 'aws:PrincipalTag/a',
    operators: ['StringEquals', 'StringNotEquals', 'StringEqualsIfExists'],
    asked: ['x', 'y'],
    values: [undefined, 'x', 'y', '-'],
    called: (value, asked) => asked.filter(each => each === value),
  },
  {
    key: 'aws:PrincipalTag/b',
    operators: ['StringLike', 'StringNotLike', 'Null'],
    asked: ['x*', '*'],
    values: [undefined, '-', 'x'],
    called(value, asked) {
      if (asked.length === 2) return value === 'x' ? ['x*'] : ['* but not x*']
      return asked.filter(each => each === '*' || value === 'x')
    },
  },
  {
    key: 'aws:MultiFactorAuthPresent',
    operators: ['Bool', 'BoolIfExists'],
    asked: ['true', 'false'],
    values: [undefined, 'true', 'false'],
    called: value => [value],
  },
  {
    key: 'aws:MultiFactorAuthAge',
    operators: ['NumericLessThan', 'NumericGreaterThanEqualsIfExists'],
    asked: ['5', '9'],
    values: [undefined, '4', '5', '7', '9', '10'],
    called(value, asked) {
      if (asked.includes(value)) return [value]
      const below = asked.filter(each => Number(each) < Number(value)).at(-1)
      const above = asked.find(each => Number(each) > Number(value))
      return [...(below ? [`> ${below}`] : []), ...(above ? [`< ${above}`] : [])]
    },
  },
]
const names = keys.map(({ key }) => key)

const condition = fc
  .constantFrom(...keys)
  .chain(({ key, operators, asked }) =>
    fc.tuple(fc.constant(key), fc.constantFrom(...operators), fc.constantFrom(...asked)),
  )
const statement: fc.Arbitrary<StatementDocument> = fc
  .tuple(fc.constantFrom('Allow', 'Allow', 'Deny'), fc.array(condition, { maxLength: 3 }))
  .map(([Effect, list]) => {
    const block: Record<string, Record<string, string>> = {}
    for (const [key, operator, asked] of list)
      block[operator] = { ...block[operator], [key]: operator === 'Null' ? String(asked === '*') : asked }
    return { Effect, Principal: '*', Action: 'kms:*', Resource: '*', Condition: block }
  })

type Way = readonly Value[]
const ways = keys.reduce<readonly Way[]>(
  (all, { values }) => all.flatMap(way => values.map(value => [...way, value])),
  [[]],
)
const requestOf = (way: Way): PolicyRequest => ({
  principal: { service: 'q.amazonaws.com' },
  action: 'kms:Decrypt',
  resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  context: Object.fromEntries(
    way.flatMap((value, place) => (value === undefined ? [] : [[names[place], value]])),
  ),
})
const requests = ways.map(requestOf)
const open: PolicyRequest = { ...requestOf([]), unknown: names }

const subsets = Array.from({ length: 2 ** names.length }, (_, bits) =>
  names.flatMap((__, place) => ((bits >> place) & 1 ? [place] : [])),
).sort((one, other) => one.length - other.length)

/** Whether who knows these keys knows the answer, whatever the others hold. */
function settles(known: readonly number[], allows: readonly boolean[]): boolean {
  const answers = new Map<string, boolean>()
  return ways.every((way, index) => {
    const name = JSON.stringify(known.map(place => way[place] ?? null))
    const before = answers.get(name) ?? allows[index]
    answers.set(name, allows[index] === true)
    return before === allows[index]
  })
}

/** The values of a key with which some way is allowed that another value of it alone would refuse. */
function telling(place: number, allows: readonly boolean[]): readonly Value[] {
  const rest = ways.map(way => JSON.stringify(way.toSpliced(place, 1)))
  const refusing = new Set(rest.filter((_, index) => !allows[index]))
  return (keys[place]?.values ?? []).filter(value =>
    ways.some((way, index) => way[place] === value && allows[index] && refusing.has(rest[index] ?? '')),
  )
}

/** What the values of a key are called where these statements ask. */
function labelsOf(place: number, values: readonly Value[], Statement: readonly StatementDocument[]) {
  const isOpen = ({ Condition }: StatementDocument) => Object.keys(Condition ?? {}).length > 0
  const isAllowed = Statement.some(each => each.Effect === 'Allow' && !isOpen(each))
  const told = Statement.filter(({ Effect }) => !isAllowed || Effect === 'Deny')
  const { key = '', asked = [], called } = keys[place] ?? {}
  const texts = new Set(
    told.flatMap(({ Condition }) => Object.values(Condition ?? {}).flatMap(each => each[key] ?? [])),
  )
  const labels = values.map(value => {
    if (value === undefined) return 'absent'
    return (
      called?.(
        value,
        asked.filter(each => texts.has(each)),
      )
        .toSorted()
        .join(' and ') || 'any other value'
    )
  })
  return new Set(labels)
}

test('what it hangs on is the smallest set of keys that settles the answer, and there is one only', () => {
  let telltale = 0
  fc.assert(
    fc.property(fc.array(statement, { minLength: 1, maxLength: 5 }), Statement => {
      const compiled = compile({ Version: '2012-10-17', Statement })
      const allows = requests.map(request => decide(compiled, request).decision === 'allow')
      const { decision, dependsOn, values } = decide(compiled, open)
      const isMixed = allows.includes(true) && allows.includes(false)
      expect(decision === 'conditional').toBe(isMixed)
      expect(decision === 'allow').toBe(!allows.includes(false))
      const settling = subsets.filter(set => settles(set, allows))
      const smallest = settling.filter(({ length }) => length === settling[0]?.length)
      expect(smallest.map(set => set.map(place => names[place]))).toEqual([
        names.filter(name => dependsOn.includes(name)),
      ])
      for (const name of dependsOn) {
        const place = names.indexOf(name)
        const found = (values[name] ?? []).map(label => label.split(' and ').toSorted().join(' and '))
        expect(new Set(found)).toEqual(labelsOf(place, telling(place, allows), Statement))
      }
      if (isMixed) telltale++
    }),
    { numRuns: 400 },
  )
  expect(telltale).toBeGreaterThan(80)
}, 30_000)
