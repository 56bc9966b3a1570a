import type { RequestPrincipal } from '../identity'
import type { Difference, Neighbour } from '../lattice'

const MOST = 3

/** The first of each kind: those with few differences before those with more, strangers before one's own. */
export function mostTelling(list: readonly Neighbour[]): readonly Neighbour[] {
  const ranked = [...list].sort(
    (one, other) => one.differs.length - other.differs.length || strangeness(one) - strangeness(other),
  )
  const kinds = new Map<string, Neighbour>()
  for (const each of ranked) if (!kinds.has(kindOf(each))) kinds.set(kindOf(each), each)
  return [...kinds.values()].slice(0, MOST)
}

function kindOf({ differs, request }: Neighbour): string {
  return differs
    .map(each => {
      switch (each.what) {
        case 'principal':
          return strangers.findIndex(is => is(request.principal, request.resource))
        case 'action':
          return each.to
        case 'via':
        case 'context':
        case 'circumstance':
          return `${each.key} ${isMissing(each)}`
        default:
          return each.what
      }
    })
    .join()
}

function isMissing({ to }: Difference): boolean {
  return to === 'absent'
}

/** The anonymous come last: KMS answers nobody whom it does not know. */
const strangers: readonly ((who: RequestPrincipal, key: string) => boolean)[] = [
  (who, key) => 'arn' in who && who.arn.split(':')[4] !== key.split(':')[4],
  who => 'service' in who,
  (who, key) => 'account' in who && who.account !== key.split(':')[4],
  who => 'arn' in who,
  who => 'account' in who,
  () => true,
]

function strangeness({ differs, request }: Neighbour): number {
  if (!differs.some(({ what }) => what === 'principal')) return 0
  return strangers.findIndex(is => is(request.principal, request.resource))
}
