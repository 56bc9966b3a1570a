import type { Condition } from './compile'
import type { Carried } from './condition'
import { globOf, matches, sampleOf } from './glob'
import { compareNumbers } from './numeric'
import { type LookUp, plainText, resolve } from './variables'

/** One way in which an unknown key may turn out, and how to say it. */
export type Possibility = { readonly carried: Carried; readonly label: string }

/**
 * Values that stand for all: none, each that the policy names and a neighbour of it, one for each pattern and each
 * pair of patterns, and one that nothing names. Whatever else a key may hold is met by the same conditions as one
 * of these.
 */
export function possibilities(conditions: readonly Condition[], lookUp: LookUp): readonly Possibility[] {
  const singles = new Map<string, string>()
  const add = (value: string, label = value) => {
    if (!singles.has(value)) singles.set(value, label)
  }
  const patterns: string[] = []
  for (const condition of conditions) {
    const kind = condition.qualified?.operator.kind
    for (const template of condition.asked) {
      const glob = resolve(template, lookUp)
      if (!glob) continue
      const text = plainText(glob)
      if (kind === 'null') continue
      if (kind === 'bool') for (const each of ['true', 'false']) add(each)
      else if (kind === 'numeric') for (const each of around(text)) add(each)
      else if (kind === 'date') for (const each of moments(text)) add(each)
      else if (kind === 'ip')
        for (const each of [text.split('/')[0] ?? text, '192.0.2.255', '2001:db8::ffff'])
          add(each, each === text.split('/')[0] ? text : each)
      else if (kind === 'arn' || condition.qualified?.operator.meets(glob, '\u0000') !== null) {
        if (!/[*?]/.test(text) || glob.every(each => typeof each === 'string')) add(text)
        else {
          patterns.push(text)
          add(sampleOf(glob, ''), text)
          add(sampleOf(glob, 'x'), text)
        }
        if (/IgnoreCase/i.test(condition.operator)) add(text.toUpperCase(), text)
      } else add(text)
    }
  }
  for (const [index, one] of patterns.entries())
    for (const other of patterns.slice(index + 1)) {
      const both = meeting(one, other)
      if (both !== null) add(both, `${one} and ${other}`)
    }
  add(FRESH, 'any other value')
  const list: Possibility[] = [{ carried: 'absent', label: 'absent' }]
  for (const [value, label] of singles) list.push({ carried: [value], label })
  if (conditions.some(each => each.qualified?.set)) list.push(...together([...singles]))
  return list
}

/** Longer than a policy would name, and of no other kind than text. */
const FRESH = 'kiro-readiness:named-nowhere'

/** Of a key of several values: each beside one that nothing names, each pair, and all. */
function together(singles: readonly (readonly [value: string, label: string])[]): readonly Possibility[] {
  const named = singles.filter(([value]) => value !== FRESH).slice(0, 8)
  const pairs = named.flatMap(([one, label], index) => [
    { carried: [one, FRESH], label: `${label} and others` },
    ...named
      .slice(index + 1)
      .map(([other, second]) => ({ carried: [one, other], label: `${label} and ${second}` })),
  ])
  const all = named.map(([value]) => value)
  return [...pairs, ...(all.length > 2 ? [{ carried: all, label: 'all that are named' }] : [])]
}

function around(text: string): readonly string[] {
  if (compareNumbers(text, text) === null) return [text]
  const number = Number(text)
  return [text, String(number - 1), String(number + 1)]
}

function moments(text: string): readonly string[] {
  const time = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text)
  if (Number.isNaN(time)) return [text]
  return [text, new Date(time - 1_000).toISOString(), new Date(time + 1_000).toISOString()]
}

/** A text that both patterns match, where joining one's ends to the other's gives one. */
function meeting(one: string, other: string): string | null {
  const [first, second] = [globOf(one), globOf(other)]
  const fill = (pattern: string, middle: string) =>
    pattern.replace('*', middle).replaceAll('*', '').replaceAll('?', 'x')
  const bare = (pattern: string) => pattern.replaceAll('*', '').replaceAll('?', 'x')
  const tries = [
    fill(one, bare(other)),
    fill(other, bare(one)),
    bare(one) + bare(other),
    bare(other) + bare(one),
    bare(one),
    bare(other),
  ]
  return tries.find(text => matches(first, text) && matches(second, text)) ?? null
}
