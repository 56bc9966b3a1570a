import { msg } from '@/lib/message'
import { standing } from '../plan'
import type { Draft, NoDraft, View } from './draft'

const SERVICE = 'sso.amazonaws.com'

export async function trustedAccessDraft({ facts, account }: View): Promise<Draft | NoDraft> {
  const [organization, trusted] = await Promise.all([facts.of('organization'), facts.of('trusted-access')])
  if (organization.state !== 'known' || trusted.state !== 'known')
    return { none: 'person', says: [msg('The organization was not read, and so nothing is planned')] }
  if (!organization.value) return { none: 'nothing', says: [msg('The account is in no organization')] }
  const { id, managementAccountId, featureSet } = organization.value
  if (trusted.value.visible && trusted.value.value.includes(SERVICE))
    return { none: 'nothing', says: [msg('Organization {id} trusts {service}', { id, service: SERVICE })] }
  if (managementAccountId !== account.id)
    return {
      none: 'person',
      says: [
        msg('Only the management account, {management}, lets the organization trust a service', {
          management: managementAccountId,
        }),
      ],
    }
  if (featureSet !== 'ALL')
    return {
      none: 'person',
      says: [msg('Organization {id} has to have all features enabled first', { id })],
    }
  return {
    title: msg('Let organization {id} trust {service}', { id, service: SERVICE }),
    writes: [
      {
        operation: 'organizations:EnableAWSServiceAccess',
        region: account.partition === 'aws-us-gov' ? 'us-gov-west-1' : 'us-east-1',
        resource: SERVICE,
        parameters: { ServicePrincipal: SERVICE },
        before: standing('not trusted'),
        after: standing('trusted'),
      },
    ],
    newlyAllows: [msg('{service} may create its service-linked role in every account', { service: SERVICE })],
    notes: [
      msg(
        'AWS recommends to let the service’s own console do this, since it may set up more: look there first',
      ),
    ],
    risk: msg('The organization trusts one more service of AWS; no person gets more rights'),
    undo: msg(
      'aws organizations disable-aws-service-access, once nothing in Identity Center needs the organization',
    ),
    confirm: SERVICE,
    holds: `trusted-access ${account.id}`,
    after: {
      'trusted-access': {
        visible: true,
        value: [...(trusted.value.visible ? trusted.value.value : []), SERVICE],
      },
    },
  }
}
