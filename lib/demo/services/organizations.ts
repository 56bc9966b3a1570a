import { z } from 'zod'
import { type Call, operation } from '../call'
import { AwsError, accessDenied } from '../errors'
import type { OrganizationsData } from '../organization'
import { page } from '../paging'

const paging = {
  MaxResults: z.number().int().min(1).max(20).optional(),
  NextToken: z.string().max(100_000).optional(),
}
const servicePrincipal = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\w+=,.@-]*$/)

export const organizations = {
  DescribeOrganization: operation({
    action: 'organizations:DescribeOrganization',
    input: z.unknown(),
    answer(call) {
      const { id, management, features } = joined(call)
      const { partition, accounts } = call.company.data
      return {
        Organization: {
          Id: id,
          Arn: `arn:${partition}:organizations::${management}:organization/${id}`,
          FeatureSet: features,
          MasterAccountArn: `arn:${partition}:organizations::${management}:account/${id}/${management}`,
          MasterAccountId: management,
          MasterAccountEmail: accounts.find(account => account.id === management)?.email,
          AvailablePolicyTypes:
            features === 'ALL' ? [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }] : [],
        },
      }
    },
  }),

  ListDelegatedAdministrators: operation({
    action: 'organizations:ListDelegatedAdministrators',
    input: z.object({ ServicePrincipal: servicePrincipal.optional(), ...paging }),
    answer(call, { ServicePrincipal, MaxResults, NextToken }) {
      const { id, management, delegated } = privileged(call)
      const { partition, accounts } = call.company.data
      const chosen = delegated.filter(
        each => ServicePrincipal === undefined || each.service === ServicePrincipal,
      )
      const { items, next } = page(call, chosen, {
        of: ServicePrincipal ?? '',
        token: NextToken,
        size: MaxResults ?? 20,
      })
      return {
        DelegatedAdministrators: items.map(({ account }) => {
          const member = accounts.find(each => each.id === account)
          return {
            Id: account,
            Arn: `arn:${partition}:organizations::${management}:account/${id}/${account}`,
            Email: member?.email,
            Name: member?.name,
            Status: 'ACTIVE',
            State: 'ACTIVE',
            JoinedMethod: 'CREATED',
            JoinedTimestamp: new Date('2024-02-12T09:30:00Z'),
            DelegationEnabledDate: new Date('2024-03-04T10:00:00Z'),
          }
        }),
        NextToken: next,
      }
    },
  }),

  ListAWSServiceAccessForOrganization: operation({
    action: 'organizations:ListAWSServiceAccessForOrganization',
    input: z.object(paging),
    answer(call, { MaxResults, NextToken }) {
      privileged(call)
      const { items, next } = page(call, [...call.company.trustedAccess], {
        of: '',
        token: NextToken,
        size: MaxResults ?? 20,
      })
      return {
        EnabledServicePrincipals: items.map(([ServicePrincipal, DateEnabled]) => ({
          ServicePrincipal,
          DateEnabled,
        })),
        NextToken: next,
      }
    },
  }),

  EnableAWSServiceAccess: operation({
    action: 'organizations:EnableAWSServiceAccess',
    input: z.object({ ServicePrincipal: servicePrincipal }),
    answer(call, { ServicePrincipal }) {
      const { management, features } = joined(call)
      if (call.identity.account.id !== management) throw notFromHere()
      if (features !== 'ALL')
        throw new AwsError(
          'ConstraintViolationException',
          'The organization must have all features enabled.',
          400,
          {
            Reason: 'ORGANIZATION_NOT_IN_ALL_FEATURES_MODE',
          },
        )
      if (!call.company.trustedAccess.has(ServicePrincipal))
        call.company.trustedAccess.set(ServicePrincipal, call.now)
      return {}
    },
  }),
}

function joined(call: Call): OrganizationsData {
  const { organization } = call.company.data
  if (organization) return organization
  throw new AwsError('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.')
}

/** Two lists are for the management account and delegated administrators alone. */
function privileged(call: Call): OrganizationsData {
  const organization = joined(call)
  const account = call.identity.account.id
  if (account === organization.management || organization.delegated.some(each => each.account === account))
    return organization
  throw notFromHere()
}

function notFromHere(): AwsError {
  return accessDenied("You don't have permissions to access this resource.")
}
