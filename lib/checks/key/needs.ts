import type { FactValues, Settled } from '@/lib/facts/model'
import { serviceActions, subscriptionsRole } from '@/lib/kiro/key-baseline'
import { ways } from '@/lib/kiro/key-policy'
import { type Person, personRequest, serviceRequest } from '@/lib/kiro/key-request'
import { ask } from './ask'
import type { Reading } from './reading'
import { type KeyFacts, organizationOf, type Scene } from './scene'

/** Who needs the key besides Kiro, and what the policy answers to each of its calls. */
export type Need = {
  readonly who: string
  readonly calls: readonly Call[]
}

export type Call = {
  readonly what: string
  readonly gets: 'yes' | 'no' | 'unclear'
  readonly reading: Reading
}

const bothWays = ['identity-center', 'identity-store'] as const

/** IAM Identity Center and Identity Store themselves: without the key, nobody reads anything. */
export function serviceNeeds(text: string, { place, key, now }: Scene): readonly Need[] {
  return bothWays.map(way => ({
    who: ways[way].service,
    calls: serviceActions.flatMap(action => {
      const reading = ask(text, serviceRequest(way, action, place, key, now))
      return 'why' in reading ? [] : { what: action, gets: getsOf(reading), reading }
    }),
  }))
}

type PeopleFacts = KeyFacts & { readonly principal: Settled<FactValues['principal']> }

/**
 * The administrator, and the role in whose name subscriptions are looked after: both come through the services. A
 * statement for their account's root lets them in too: it hands the decision to IAM policies, which allow
 * kms:Decrypt in the role's own case, and are judged with the administrator's permissions in the other.
 */
export function personNeeds(text: string, scene: Scene, facts: PeopleFacts): readonly Need[] {
  const caller = facts.caller.state === 'known' ? facts.caller.value.accountId : null
  const organization = facts.organization.state === 'known' ? facts.organization.value : undefined
  const person = (kind: Person['kind'], arn: string, accountId: string): Person => ({
    kind,
    arn,
    accountId,
    organizationId: organizationOf(accountId, caller, organization),
  })
  const administrator = facts.principal.state === 'known' ? facts.principal.value : null
  const roleAccount = caller ?? scene.key.accountId
  const role = subscriptionsRole(scene.partition, roleAccount)
  return [
    ...(administrator
      ? [need(person(administrator.kind, administrator.arn, administrator.accountId), text, scene)]
      : []),
    need(person('role', role, roleAccount), text, scene),
  ]
}

function need(person: Person, text: string, scene: Scene): Need {
  const calls = bothWays.flatMap((way): readonly Call[] => {
    const reading = ask(text, personRequest(way, person, scene.place, scene.key, scene.now))
    const what = `kms:Decrypt (${ways[way].name})`
    return 'why' in reading ? [] : [{ what, gets: getsOf(reading), reading }]
  })
  return { who: person.arn, calls }
}

function getsOf({ decision }: Reading): Call['gets'] {
  if (decision === 'allow') return 'yes'
  return decision === 'conditional' ? 'unclear' : 'no'
}
