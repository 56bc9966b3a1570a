import { demoTitle } from '@/app/demo'
import { visible } from '@/lib/message'
import type { RunTarget } from '@/lib/target'

export function nameOf({ source, name }: RunTarget): string {
  switch (source) {
    case 'demo':
      return visible(demoTitle(name ?? ''))
    case 'profile':
      return visible(`profile ${name}`)
    case 'keys':
      return 'the account of the pasted keys'
    case 'environment':
      return 'the account of this environment'
  }
}

/** Where requests go, if not to AWS. */
export function whereTo({ source, name, endpoint }: RunTarget): string | null {
  if (endpoint === null) return null
  return source === 'demo'
    ? `A demo organization (${visible(name ?? '')}): its AWS is a server on this machine, and nothing goes to the real one.`
    : `Requests of this run do not go to AWS: ${visible(endpoint)} is set.`
}
