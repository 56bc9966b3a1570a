import { find, type Run, runOf, runOfText, solid, startsAt } from './glob-run'

/** A pattern, stretch by stretch: a policy may hold one of 32,768 characters, so that no character is an object. */
export type Glob = readonly Piece[]
type Piece = {
  readonly text: string
  /** A `*` and a `?` stand for themselves, where elsewhere they stand for others. */
  readonly isLiteral: boolean
}

/** A character by itself, or what stands for others. */
export type Char = string | typeof ANY_RUN | typeof ANY_ONE
export const ANY_RUN = Symbol('*')
export const ANY_ONE = Symbol('?')

export type Matcher = (text: string) => boolean

export function globOf(text: string): Glob {
  return [{ text, isLiteral: false }]
}

export function literal(text: string): Glob {
  return [{ text, isLiteral: true }]
}

export function isLiteral(glob: Glob): boolean {
  return glob.every(each => each.isLiteral || !hasWildcards(each.text))
}

function hasWildcards(text: string): boolean {
  return text.includes('*') || text.includes('?')
}

/** In characters. */
export function sizeOf(glob: Glob): number {
  return glob.reduce((sum, { text }) => sum + text.length, 0)
}

export function charsOf(glob: Glob): readonly Char[] {
  return glob.flatMap(({ text, isLiteral }): readonly Char[] =>
    isLiteral ? text.split('') : text.split('').map(readAs),
  )
}

function readAs(char: string): Char {
  if (char === '*') return ANY_RUN
  return char === '?' ? ANY_ONE : char
}

/** The pattern as it is written, in which a wildcard and a literal star look alike. */
export function plainText(glob: Glob): string {
  return glob.map(({ text }) => text).join('')
}

/** As a policy writes it, characters that stand for themselves in braces: no other pattern is spelled the same. */
export function spelled(glob: Glob): string {
  return glob
    .map(({ text, isLiteral }) => text.replace(isLiteral ? /[*?$]/g : /\$/g, char => `\${${char}}`))
    .join('')
}

/** Stars and question marks beside one another say how many characters there are at least: one star is enough. */
export function simplified(glob: Glob): Glob {
  return glob.map(each =>
    each.isLiteral ? each : { ...each, text: each.text.replace(/[*?]{2,}/g, inOrder) },
  )
}

function inOrder(wildcards: string): string {
  return wildcards.includes('*') ? `${wildcards.replaceAll('*', '')}*` : wildcards
}

export function matcherOf(asked: Glob): Matcher {
  const glob = simplified(asked)
  // Where no star or question mark stands for itself, the text says it all, and is quicker to read.
  if (!glob.some(each => each.isLiteral && hasWildcards(each.text))) return matcherOfText(plainText(glob))
  return matcherOfRuns(runsOf(glob))
}

/** A text meets itself and no other: most values of a policy need no more. */
export type Test = string | Matcher

export function meets(test: Test, text: string): boolean {
  return typeof test === 'string' ? test === text : test(text)
}

/** The same for a text in which every `*` and `?` stands for others, without taking it apart into characters. */
export function testOf(written: string): Test {
  if (written === '*') return anything
  if (written.includes('?')) return matcherOfRuns(eachOnce(written.split('*'), runOfText))
  const star = written.indexOf('*')
  if (star < 0) return written
  const next = written.indexOf('*', star + 1)
  if (next < 0) return around(written.slice(0, star), written.slice(star + 1))
  if (star === 0 && next === written.length - 1) return holding(written.slice(1, -1))
  return matcherOfRuns(written.split('*').map(solid))
}

export function matcherOfText(written: string): Matcher {
  const test = testOf(written)
  return typeof test === 'string' ? text => text === test : test
}

/** A stretch that comes again and again is made once. */
function eachOnce(stretches: readonly string[], make: (stretch: string) => Run): readonly Run[] {
  const made = new Map<string, Run>()
  return stretches.map(stretch => {
    const run = made.get(stretch) ?? make(stretch)
    made.set(stretch, run)
    return run
  })
}

const anything: Matcher = () => true

function around(start: string, end: string): Matcher {
  const least = start.length + end.length
  return text => text.length >= least && text.startsWith(start) && text.endsWith(end)
}

function holding(middle: string): Matcher {
  const run = solid(middle)
  return text => find(run, text, 0, text.length) >= 0
}

/**
 * What stands between two stars is looked for once, left to right, so that the time grows with the text and not
 * with what a pattern could be made to try again. No regular expression is ever made of a policy's text.
 */
function matcherOfRuns(runs: readonly Run[]): Matcher {
  const first = runs[0] ?? ''
  const last = runs[runs.length - 1] ?? ''
  if (runs.length < 2) return text => text.length === first.length && startsAt(first, text, 0)
  const middle: Run[] = []
  let least = first.length + last.length
  for (let index = 1; index < runs.length - 1; index++) {
    const run = runs[index] ?? ''
    if (run.length > 0) middle.push(run)
    least += run.length
  }
  return text => {
    const end = text.length - last.length
    if (text.length < least || !startsAt(first, text, 0) || !startsAt(last, text, end)) return false
    let from = first.length
    for (const run of middle) {
      const found = find(run, text, from, end)
      if (found < 0) return false
      from = found + run.length
    }
    return true
  }
}

/** Split at the stars: one run more than there are stars. */
function runsOf(glob: Glob): readonly Run[] {
  const runs: (string | null)[][] = [[]]
  for (const each of charsOf(glob)) {
    if (each === ANY_RUN) runs.push([])
    else runs.at(-1)?.push(each === ANY_ONE ? null : each)
  }
  return runs.map(runOf)
}
