import type { SimulatedAction } from '@/lib/facts/model'

type Standing = 'allowed' | 'missing' | 'perhaps' | 'unclear'

/**
 * missing: IAM, or the permissions boundary, refuses it. perhaps: refused, if at all, by a service control policy
 * alone, and the simulation misreads those with conditions. unclear: no answer, or a word that AWS does not document.
 */
export function standing(results: readonly SimulatedAction[]): Record<Standing, readonly SimulatedAction[]> {
  const those = (wanted: Standing) => results.filter(each => standingOf(each) === wanted)
  return {
    allowed: those('allowed'),
    missing: those('missing'),
    perhaps: those('perhaps'),
    unclear: those('unclear'),
  }
}

function standingOf({ decision, allowedByBoundary, allowedByOrganization }: SimulatedAction): Standing {
  if (decision !== 'allowed' && allowedByBoundary === false) return 'missing'
  if (decision === 'unknown') return 'unclear'
  if (allowedByOrganization === false) return 'perhaps'
  return decision === 'allowed' ? 'allowed' : 'missing'
}
