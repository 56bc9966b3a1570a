import { z } from 'zod'
import { directoryOf } from '../builders/directory'
import { at, type Call, type Fields, operation } from '../call'
import { AwsError } from '../errors'
import { hex } from '../ids'
import type { Application, Instance } from '../organization'
import { page } from '../paging'
import { identityStoreArn, instanceOf, needsKey, visible } from './instances'

const arn = z
  .string()
  .regex(
    /^arn:aws(-[a-z]{1,5}){0,3}:sso:::instance\/(sso)?ins-[a-zA-Z0-9-.]{16}$/,
    'Member must satisfy regular expression pattern: arn:(aws|aws-us-gov|aws-cn|aws-iso|aws-iso-b):sso:::instance/(sso)?ins-[a-zA-Z0-9-.]{16}',
  )
const applicationArn = z
  .string()
  .regex(
    /^arn:aws(-[a-z]{1,5}){0,3}:sso::\d{12}:application\/(sso)?ins-[a-zA-Z0-9-.]{16}\/apl-[a-zA-Z0-9]{16}$/,
  )
const paging = {
  MaxResults: z.number().int().min(1).max(100).optional(),
  NextToken: z.string().max(2048).optional(),
}
const regionName = z.string().regex(/^([a-z]+-){2,3}\d$/)
const ofInstance = (_: Call, { InstanceArn }: { InstanceArn: string }) => InstanceArn
const ofApplication = (_: Call, { ApplicationArn }: { ApplicationArn: string }) => ApplicationArn

export const ssoAdmin = {
  ListInstances: operation({
    action: 'sso:ListInstances',
    input: z.object(paging),
    answer(call, { MaxResults, NextToken }) {
      // Never more than ten a page [D].
      const size = Math.min(MaxResults ?? 10, 10)
      const { items, next } = page(call, visible(call), { of: '', token: NextToken, size })
      const listed = items.map(instance => metadata(call, instance))
      for (const { arn } of items) ageing(call, arn)
      return { Instances: listed, NextToken: next }
    },
  }),

  DescribeInstance: operation({
    action: 'sso:DescribeInstance',
    input: z.object({ InstanceArn: arn }),
    resource: ofInstance,
    answer(call, { InstanceArn }) {
      const instance = instanceOf(call, InstanceArn, 'sso:DescribeInstance')
      const { encryption } = instance
      return {
        ...metadata(call, instance),
        EncryptionConfigurationDetails:
          encryption.keyType === 'AWS_OWNED_KMS_KEY'
            ? { KeyType: encryption.keyType, EncryptionStatus: 'ENABLED' }
            : {
                KeyType: encryption.keyType,
                KmsKeyArn: encryption.keyArn,
                EncryptionStatus: encryption.status,
                EncryptionStatusReason: encryption.statusReason,
              },
        PermissionSetsEnabled: instance.permissionSets,
      }
    },
  }),

  ListRegions: operation({
    action: 'sso:ListRegions',
    input: z.object({ InstanceArn: arn, ...paging }),
    resource: ofInstance,
    answer(call, { InstanceArn, MaxResults, NextToken }) {
      const instance = instanceOf(call, InstanceArn, 'sso:ListRegions')
      const all = regions(call, instance)
      const { items, next } = page(call, all, { of: InstanceArn, token: NextToken, size: MaxResults ?? 100 })
      return { Regions: items, NextToken: next }
    },
  }),

  DescribeRegion: operation({
    action: 'sso:DescribeRegion',
    input: z.object({ InstanceArn: arn, RegionName: regionName }),
    resource: ofInstance,
    answer(call, { InstanceArn, RegionName }) {
      const instance = instanceOf(call, InstanceArn, 'sso:DescribeRegion')
      const found = regions(call, instance).find(region => region.RegionName === RegionName)
      if (!found) throw new AwsError('ResourceNotFoundException', `Region ${RegionName} is not enabled.`)
      return found
    },
  }),

  ListApplications: operation({
    action: 'sso:ListApplications',
    input: z.object({
      InstanceArn: arn,
      ...paging,
      Filter: z
        .object({
          ApplicationAccount: z
            .string()
            .regex(/^\d{12}$/)
            .optional(),
          ApplicationProvider: z.string().optional(),
        })
        .optional(),
    }),
    resource: ofInstance,
    answer(call, { InstanceArn, MaxResults, NextToken, Filter }) {
      const instance = instanceOf(call, InstanceArn, 'sso:ListApplications')
      needsKey(call, instance)
      const chosen = applications(call, instance).filter(
        each =>
          (Filter?.ApplicationAccount ?? each.account) === each.account &&
          (Filter?.ApplicationProvider ?? each.provider) === each.provider,
      )
      const { items, next } = page(call, chosen, {
        of: InstanceArn,
        token: NextToken,
        size: MaxResults ?? 100,
      })
      return { Applications: items.map(each => application(call, instance, each)), NextToken: next }
    },
  }),

  DescribeApplication: operation({
    action: 'sso:DescribeApplication',
    input: z.object({ ApplicationArn: applicationArn }),
    resource: ofApplication,
    answer(call, { ApplicationArn }) {
      const [instance, found] = applicationOf(call, ApplicationArn)
      return application(call, instance, found)
    },
  }),

  ListApplicationAssignments: operation({
    action: 'sso:ListApplicationAssignments',
    input: z.object({ ApplicationArn: applicationArn, ...paging }),
    resource: ofApplication,
    answer(call, { ApplicationArn, MaxResults, NextToken }) {
      const [, { assignments }] = applicationOf(call, ApplicationArn)
      const { items, next } = page(call, assignments, {
        of: ApplicationArn,
        token: NextToken,
        size: MaxResults ?? 100,
      })
      return {
        ApplicationAssignments: items.map(({ id, type }) => ({
          ApplicationArn,
          PrincipalId: id,
          PrincipalType: type,
        })),
        NextToken: next,
      }
    },
  }),

  ListTrustedTokenIssuers: operation({
    action: 'sso:ListTrustedTokenIssuers',
    input: z.object({ InstanceArn: arn, ...paging }),
    resource: ofInstance,
    answer(call, { InstanceArn }) {
      instanceOf(call, InstanceArn, 'sso:ListTrustedTokenIssuers')
      return { TrustedTokenIssuers: [] }
    },
  }),

  CreateInstance: operation({
    action: 'sso:CreateInstance',
    input: z.object({
      Name: z
        .string()
        .max(255)
        .regex(/^[\w+=,.@-]*$/)
        .optional(),
      ClientToken: z.string().min(1).max(64).optional(),
      Tags: z
        .array(z.object({ Key: z.string().min(1).max(128), Value: z.string().max(256) }))
        .max(75)
        .optional(),
    }),
    answer(call, { Name }) {
      const { company, identity, region } = call
      const { partition, organization, name } = company.data
      if (identity.account.id === organization?.management)
        throw new AwsError(
          'ValidationException',
          'Organization management account is not allowed to perform the operation.',
        )
      if (company.instances.some(instance => instance.owner === identity.account.id))
        throw new AwsError('ConflictException', 'An instance already exists in this account.')
      const seed = `${name}/${identity.account.id}/${region}`
      const created: Instance = {
        arn: `arn:${partition}:sso:::instance/ssoins-${hex(`${seed}/instance`, 16)}`,
        ...(Name !== undefined && { name: Name }),
        identityStoreId: `d-${hex(`${seed}/store`, 10)}`,
        owner: identity.account.id,
        status: call.world.creation.ends,
        created: call.now.toISOString(),
        primaryRegion: region,
        regions: [{ name: region, status: 'ACTIVE', added: call.now.toISOString() }],
        encryption: { keyType: 'AWS_OWNED_KMS_KEY' },
        permissionSets: false,
        visibleTo: [],
        directory: directoryOf([], []),
        applications: [],
      }
      company.instances.push(created)
      company.creating.set(created.arn, call.world.creation.listings)
      return { InstanceArn: created.arn }
    },
  }),
}

function metadata(call: Call, instance: Instance): Fields {
  return {
    InstanceArn: instance.arn,
    IdentityStoreId: instance.identityStoreId,
    IdentityStoreArn: identityStoreArn(call, instance),
    OwnerAccountId: instance.owner,
    Name: instance.name,
    CreatedDate: at(call, instance.created),
    Status: (call.company.creating.get(instance.arn) ?? 0) > 0 ? 'CREATE_IN_PROGRESS' : instance.status,
    StatusReason: instance.statusReason,
    PrimaryRegion: instance.primaryRegion,
    Regions: regions(call, instance),
  }
}

function ageing({ company }: Call, instanceArn: string): void {
  const left = company.creating.get(instanceArn)
  if (left) company.creating.set(instanceArn, left - 1)
}

function regions(call: Call, instance: Instance): readonly Fields[] {
  return instance.regions.map(({ name, status, added }) => ({
    RegionName: name,
    Status: status,
    AddedDate: at(call, added),
    IsPrimaryRegion: name === instance.primaryRegion,
  }))
}

/** A member account sees its own applications only [A]. */
function applications({ identity }: Call, instance: Instance): readonly Application[] {
  const all = identity.account.id === instance.owner
  return instance.applications.filter(each => all || each.account === identity.account.id)
}

const arnOf = ({ company }: Call, instance: Instance, { account, id }: Application) =>
  `arn:${company.data.partition}:sso::${account}:application/${instance.arn.split('/')[1]}/${id}`

function applicationOf(call: Call, wanted: string): readonly [Instance, Application] {
  for (const instance of visible(call)) {
    const found = applications(call, instance).find(each => arnOf(call, instance, each) === wanted)
    if (!found) continue
    needsKey(call, instance)
    return [instance, found]
  }
  throw new AwsError('ResourceNotFoundException', 'Application not found.')
}

function application(call: Call, instance: Instance, each: Application): Fields {
  return {
    ApplicationArn: arnOf(call, instance, each),
    ApplicationProviderArn: each.provider,
    Name: each.name,
    ApplicationAccount: each.account,
    InstanceArn: instance.arn,
    IdentityStoreArn: identityStoreArn(call, instance),
    Status: 'ENABLED',
    PortalOptions: { SignInOptions: { Origin: 'APPLICATION' }, Visibility: 'DISABLED' },
    CreatedDate: at(call, each.created),
    CreatedFrom: instance.primaryRegion,
  }
}
