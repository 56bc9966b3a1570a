/** How far a value is from the one that the call carries: what a person mistypes comes before what is another thing. */
export const distances = { case: 0, region: 1, id: 2, other: 3 } as const

/** https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const REGION = /^[a-z]{2,4}(-[a-z]+){1,3}-\d{1,2}$/
const ACCOUNT = /^\d{12}$/

export function distanceBetween(asked: string, carried: string): number {
  if (asked.toLowerCase() === carried.toLowerCase()) return distances.case
  if (placeless(asked) === placeless(carried)) return distances.region
  const [one, other] = [segments(asked), segments(carried)]
  if (one.length !== other.length || one.length < 3) return distances.other
  const last = one.length - 1
  const near = one.every((segment, at) => {
    const opposite = other[at] ?? ''
    return (
      segment === opposite ||
      at === last ||
      [REGION, ACCOUNT].some(kind => kind.test(segment) && kind.test(opposite))
    )
  })
  return near ? distances.id : distances.other
}

/** Without its Region, whether another is in its place or none. */
function placeless(text: string): string {
  return segments(text)
    .filter(segment => !REGION.test(segment))
    .join('/')
}

function segments(text: string): readonly string[] {
  return text.split(/[.:/]/)
}

/** Letters to insert, remove or replace, for short names; `most` + 1 where there are more. */
export function typos(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most || one.length > LONGEST_NAME) return most + 1
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let at = 1; at <= one.length; at++) {
    const next = [at]
    for (let to = 1; to <= other.length; to++) {
      const replaced = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1))
    }
    row = next
  }
  return Math.min(row[other.length] ?? 0, most + 1)
}

const LONGEST_NAME = 100
