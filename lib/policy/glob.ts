/** A pattern's characters; `*` and `?` that stand for others are apart from those that stand for themselves. */
export type Glob = readonly (string | typeof ANY_RUN | typeof ANY_ONE)[]
export const ANY_RUN = Symbol('*')
export const ANY_ONE = Symbol('?')

export function globOf(text: string): Glob {
  return [...text].map(char => (char === '*' ? ANY_RUN : char === '?' ? ANY_ONE : char))
}

export function literal(text: string): Glob {
  return [...text]
}

/**
 * Two pointers and one place to come back to: no more than pattern × text steps, whatever the pattern. A regular
 * expression made of a policy's text could run for years.
 */
export function matches(glob: Glob, text: string): boolean {
  const chars = [...text]
  let at = 0
  let place = 0
  let star = -1
  let from = 0
  while (at < chars.length) {
    const wanted = glob[place]
    if (wanted === ANY_RUN) {
      star = place++
      from = at
    } else if (wanted !== undefined && (wanted === ANY_ONE || wanted === chars[at])) {
      place++
      at++
    } else if (star >= 0) {
      place = star + 1
      at = ++from
    } else return false
  }
  while (glob[place] === ANY_RUN) place++
  return place === glob.length
}

/** A text that the pattern matches; `filler` stands where anything may. */
export function sampleOf(glob: Glob, filler: string): string {
  return glob.map(each => (each === ANY_RUN ? filler : each === ANY_ONE ? 'x' : (each as string))).join('')
}

export function lower(glob: Glob): Glob {
  return glob.map(each => (typeof each === 'string' ? each.toLowerCase() : each))
}
