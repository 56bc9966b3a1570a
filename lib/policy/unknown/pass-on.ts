import { isLiteral, plainText } from '../glob'
import type { Knowledge } from '../request'
import { lengthOf, resolve } from '../variables'
import type { Sample } from './intervals'
import { type Link, solve } from './links'
import { lookUpOf } from './open'
import { arnLike, like, substituted } from './pattern'
import { MOST_LENGTH, type Pool } from './pool'
import { freshCharacters, textClasses } from './text-classes'
import type { Work } from './work'

type Pools = ReadonlyMap<string, Pool>

/** To each key what the links make of the others' values, and once more what they make of that, as often as is said. */
export function passOn(
  pools: Pools,
  links: readonly Link[],
  rounds: number,
  knows: Knowledge,
  work: Work,
): void {
  for (let round = 0; round < rounds; round++)
    for (const one of links) {
      takeApart(one, pools, knows, work)
      putTogether(one, pools, knows, work)
      if (work.isSpent) return
    }
}

const LEAST = 32

/** What the variables must hold so that the value becomes what it is held against. */
function takeApart(one: Link, pools: Pools, knows: Knowledge, work: Work): void {
  const texts = 'values' in one.against ? one.against.values : (pools.get(one.against.key)?.values() ?? [])
  for (const variable of one.variables)
    for (const text of texts) {
      if (!work.affords(LEAST)) return
      if (text.length > MOST_LENGTH) {
        pools.get(variable)?.leaveOut()
        continue
      }
      for (const value of solve(one, variable, text, knows, work))
        pools.get(variable)?.add(value, labelOf(value, 'any other value'))
    }
}

/** What the value may become: its key may hold that. */
function putTogether(one: Link, pools: Pools, knows: Knowledge, work: Work): void {
  const target = 'key' in one.against ? pools.get(one.against.key) : undefined
  if (!target) return
  const known = lookUpOf(knows)
  const { template } = one
  for (const choice of choices(one.variables, pools)) {
    if (!work.affords(LEAST + template.text.length)) return
    const lookUp = (key: string) => (choice.has(key) ? choice.get(key) : known(key))
    const length = lengthOf(template, lookUp)
    if (length > MOST_LENGTH) {
      target.leaveOut()
      continue
    }
    if (!work.affords(length * READINGS)) return
    for (const { value, label } of samplesOf(one, lookUp, work))
      target.add(value, labelOf(label, template.text))
  }
}

/** So often a value that was put together is gone through, until what it stands for is known. */
const READINGS = 4

/** A label is for people: nobody is told of a character that nothing names, nor of what is long by being put together. */
function labelOf(text: string, otherwise: string): string {
  return text.length > MOST_LABEL || /[\ue000-\uf8ff]/.test(text) ? otherwise : text
}

const MOST_LABEL = 256

const MOST_CHOICES = 200

function choices(
  variables: readonly string[],
  pools: Pools,
): readonly ReadonlyMap<string, string | undefined>[] {
  let all: readonly ReadonlyMap<string, string | undefined>[] = [new Map()]
  for (const key of variables) {
    const values = [undefined, ...(pools.get(key)?.values() ?? [])]
    const most = Math.ceil(MOST_CHOICES / values.length)
    all = all
      .slice(0, most)
      .flatMap(choice => values.map(value => new Map([...choice, [key, value]])))
      .slice(0, MOST_CHOICES)
  }
  return all
}

function samplesOf(
  { template, kind, isCaseless }: Link,
  lookUp: (key: string) => string | undefined,
  work: Work,
): readonly Sample[] {
  const glob = resolve(template, lookUp)
  if (!glob) return []
  const text = plainText(glob)
  if (isCaseless || isLiteral(glob)) return [{ value: text, label: text }]
  const pattern = kind === 'arn' ? arnLike(substituted(glob)) : like(substituted(glob))
  const asked = pattern ? [{ pattern, by: [0] }] : []
  const { samples, steps } = textClasses(asked, freshCharacters([text], 1), 1)
  work.affords(steps * LEAST)
  return samples
}
