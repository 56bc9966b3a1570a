import { ANY_ONE, ANY_RUN, type Char, charsOf } from '../glob'
import type { Template } from '../variables'

/** One character of an ARN, or, where it repeats, any number of them. */
type Place = { readonly takes: string; readonly repeats: boolean }

const lower = 'abcdefghijklmnopqrstuvwxyz'
const digits = '0123456789'
const one = (takes: string): Place => ({ takes, repeats: false })
const word = (text: string): readonly Place[] => text.split('').map(one)
const some = (takes: string): readonly Place[] => [one(takes), { takes, repeats: true }]

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html#awskeymanagementservice-resources-for-iam-policies */
const keyArn: readonly Place[] = [
  ...word('arn:aws'),
  { takes: `${lower}-`, repeats: true },
  ...word(':kms:'),
  ...some(`${lower}${digits}-`),
  ...word(':'),
  ...Array.from({ length: 12 }, () => one(digits)),
  ...word(':key/'),
  ...some(`${lower}${lower.toUpperCase()}${digits}-`),
]

/** Whether the ARN of any KMS key meets a Resource. A variable may hold anything. */
export function mayNameKey({ parts, keys }: Template): boolean {
  const glob = parts.flatMap((part): readonly Char[] => ('key' in part ? [ANY_RUN] : charsOf(part)))
  let colons = 0
  const all = glob.filter(each => each === ':').length
  let reached = opened(new Set([0]))
  for (const each of glob) {
    if (each === ':') colons++
    // A star crosses a colon only in the last of the six components.
    const crosses = keys.length > 0 || colons >= Math.min(all, 5)
    const through = (at: number) => crosses || keyArn[at]?.takes !== ':'
    if (each === ANY_RUN) reached = ranThrough(reached, through)
    else
      reached = opened(
        after(reached, at => (each === ANY_ONE ? through(at) : !!keyArn[at]?.takes.includes(each))),
      )
    if (reached.size === 0) return false
  }
  return reached.has(keyArn.length)
}

/** Where one more character leads. */
function after(reached: ReadonlySet<number>, takes: (at: number) => boolean): Set<number> {
  const next = new Set<number>()
  for (const at of reached) {
    const place = keyArn[at]
    if (place && takes(at)) next.add(place.repeats ? at : at + 1)
  }
  return next
}

/** What repeats may also be left out. */
function opened(reached: Set<number>): Set<number> {
  for (const at of reached) if (keyArn[at]?.repeats) reached.add(at + 1)
  return reached
}

function ranThrough(reached: Set<number>, through: (at: number) => boolean): Set<number> {
  for (const at of reached) if (keyArn[at] && through(at)) reached.add(at + 1)
  return reached
}
