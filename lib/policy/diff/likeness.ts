import { type Canonical, type Element, elements } from './canonical'

/** How much each element says of what a statement is for; together 1000. */
const weights: Readonly<Record<Element, number>> = {
  Effect: 150,
  Principal: 250,
  NotPrincipal: 50,
  Action: 200,
  NotAction: 50,
  Resource: 50,
  NotResource: 50,
  Condition: 200,
}

/** Less alike than this, two statements are two, and not one that was changed. */
export const LEAST_LIKENESS = 500

/** What of an element can be held in common; null: the statement does not have it. */
export type Features = Readonly<Record<Element, ReadonlySet<string> | null>>

/** Of a condition also its operator and key by themselves, so that one with another value is half alike. */
export function featuresOf({ elements: of }: Canonical): Features {
  return Object.fromEntries(
    elements.map(element => {
      const features = element === 'Condition' ? of.Condition.flatMap(conditionFeatures) : of[element]
      return [element, features.length === 0 ? null : new Set(features)]
    }),
  ) as Features
}

function conditionFeatures(text: string): readonly string[] {
  const [operator, key] = JSON.parse(text) as readonly string[]
  return [text, `${operator} ${key}`]
}

/**
 * From 0, nothing in common, to 1000, the same; a whole number, and the same in both directions. Of each element that
 * either statement has, the part of its values that both have.
 */
export function likeness(one: Features, other: Features): number {
  let [shared, whole] = [0, 0]
  for (const element of elements) {
    const [ones, others] = [one[element], other[element]]
    if (!ones && !others) continue
    whole += weights[element]
    if (!ones || !others) continue
    const [few, many] = ones.size < others.size ? [ones, others] : [others, ones]
    let both = 0
    for (const each of few) if (many.has(each)) both++
    shared += (weights[element] * both) / (ones.size + others.size - both)
  }
  return whole === 0 ? 1000 : Math.round((1000 * shared) / whole)
}
