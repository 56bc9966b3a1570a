import { msg } from '@/lib/message'
import { standing } from '../plan'
import type { Draft, NoDraft, View } from './draft'

const consoleOnly = msg(
  'An organization instance is enabled in the console alone: no API of AWS does that. See the steps on the card',
)

export async function accountInstanceDraft({ facts, account }: View): Promise<Draft | NoDraft> {
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
  const region = regionOf(facts)
  const name = 'kiro-readiness'
  return {
    title: msg('Create an account instance of IAM Identity Center in {region}', { region: await region }),
    writes: [
      {
        operation: 'sso:CreateInstance',
        region: await region,
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
    risk: msg('The instance cannot be moved to another Region: to change it, it is deleted and made anew'),
    undo: msg('aws sso-admin delete-instance, which deletes its people and groups with it'),
    confirm: account.id,
    holds: `instance ${account.id}`,
    after: {},
  }
}

async function regionOf(facts: View['facts']): Promise<string> {
  const instances = await facts.of('instances')
  return instances.state === 'known' ? (instances.value.asked[0] ?? 'us-east-1') : 'us-east-1'
}
