import type { Way } from '@/lib/kiro/key-policy'
import { type KeyRequest, kiroRequest } from '@/lib/kiro/key-request'
import { ask } from './ask'
import type { Reading } from './reading'
import type { Scene } from './scene'

/** A value that one of the unknown keys may have in a call for this instance; null: the call lacks the key. */
type Pin = { readonly key: string; readonly value: string | null }

/**
 * Whether only accounts or organizations that are not this instance's would be let in: the policy is asked again
 * with each of the instance's own, and with none, in place of what is unknown about the call's source.
 */
export function onlyForeign(way: Way, scene: Scene, text: string, reading: Reading): boolean {
  let combinations: readonly (readonly Pin[])[] = [[]]
  let pinned = false
  for (const { key, allows } of reading.hangsOn) {
    const values = ownValues(key, allows, scene.own)
    // It stays unknown when the policy is asked again.
    if (values === 'cannot tell') continue
    pinned = true
    combinations = combinations.flatMap(pins => values.map(value => [...pins, { key, value }]))
  }
  const request = kiroRequest(way, scene.place, scene.key, scene.now)
  return (
    pinned &&
    combinations.every(pins => {
      const again = ask(text, pins.reduce(pin, request))
      return !('why' in again) && again.decision !== 'allow' && again.decision !== 'conditional'
    })
  )
}

function ownValues(
  key: string,
  allows: readonly string[],
  own: Scene['own'],
): readonly (string | null)[] | 'cannot tell' {
  switch (key.toLowerCase()) {
    // In an organization any account may be a member of it, and hold the Kiro profile.
    case 'aws:sourceaccount':
      return own.organizationId === null ? [null, ...own.accounts] : 'cannot tell'
    case 'aws:sourceorgid':
      if (own.organizationId === undefined) return 'cannot tell'
      return own.organizationId === null ? [null] : [null, own.organizationId]
    // Its own values are too many to try; but where each that would allow names another's, none of them is its own.
    case 'aws:sourcearn':
      if (own.organizationId !== null) return 'cannot tell'
      return allows.every(arn => isForeign(arn.split(':')[4], own.accounts)) ? [null] : 'cannot tell'
    case 'aws:sourceorgpaths': {
      const { organizationId } = own
      if (!organizationId) return 'cannot tell'
      return allows.every(path => isForeign(path.split('/')[0], [organizationId])) ? [null] : 'cannot tell'
    }
    default:
      return 'cannot tell'
  }
}

function isForeign(id: string | undefined, own: readonly string[]): boolean {
  return id !== undefined && /^(\d{12}|o-[a-z0-9]+)$/.test(id) && !own.includes(id)
}

function pin(request: KeyRequest, { key, value }: Pin): KeyRequest {
  if (value === null) return { ...request, absent: [...request.absent, key] }
  return { ...request, context: { ...request.context, [key]: value } }
}
