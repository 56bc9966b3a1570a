import { idcRegionSupport } from '@/lib/kiro/regions'
import { msg } from '@/lib/message'
import { standing } from '../plan'
import type { Draft, NoDraft, View } from './draft'

const consoleOnly = msg(
  'An organization instance is enabled in the console alone: no API of AWS does that. See the steps on the card',
)

const noRegion = msg(
  'Of the Regions that this account has enabled, Kiro is known to support none for an instance: the card names those that it does',
)

export async function accountInstanceDraft({
  facts,
  account,
  region: wanted,
}: View): Promise<Draft | NoDraft> {
  const [instances, organization, caller] = await Promise.all([
    facts.of('instances'),
    facts.of('organization'),
    facts.of('caller'),
  ])
  if (instances.state !== 'known' || organization.state !== 'known' || caller.state !== 'known')
    return { none: 'person', says: [msg('The account was not read in full, and so nothing is planned')] }
  if (instances.value.found.length > 0 || instances.value.refused.length > 0)
    return {
      none: 'person',
      says: [msg('There is an instance, or may be one where a Region refused to tell: none is created')],
    }
  // https://docs.aws.amazon.com/singlesignon/latest/userguide/account-instances-identity-center.html
  if (organization.value?.managementAccountId === account.id) return { none: 'person', says: [consoleOnly] }
  const region = regionFor(instances.value.asked, wanted)
  if (region === null) return { none: 'person', says: [noRegion] }
  const name = 'kiro-readiness'
  return {
    title: msg('Create an account instance of IAM Identity Center in {region}', { region }),
    writes: [
      {
        operation: 'sso:CreateInstance',
        region,
        resource: account.id,
        parameters: { Name: name, ClientToken: `kiro-readiness-${account.id}` },
        before: standing('none'),
        after: standing('ACTIVE'),
      },
    ],
    newlyAllows: [msg('People can be added to the new instance, and then be subscribed to Kiro')],
    notes: [
      consoleOnly,
      msg(
        'An account instance serves this account alone: no permission sets, no sign-in to other accounts, and it cannot become an organization instance',
      ),
    ],
    risk: msg(
      'The instance cannot be moved out of {region}: for another Region, check again with that one named, and plan there',
      { region },
    ),
    undo: msg('aws sso-admin delete-instance, which deletes its people and groups with it'),
    confirm: account.id,
    holds: `instance ${account.id}`,
    after: {},
  }
}

/** Where the person works, if Kiro supports an instance there: it cannot be moved later. */
function regionFor(asked: readonly string[], wanted: string): string | null {
  const supported = asked.filter(each => ['supported', 'by-count'].includes(idcRegionSupport(each)))
  return supported.find(each => each === wanted) ?? supported[0] ?? null
}
