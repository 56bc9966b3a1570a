import { z } from 'zod'
import { type Call, type Fields, operation } from '../call'
import { AwsError, noSuchEntity } from '../errors'
import { iamId } from '../ids'
import { page } from '../paging'
import {
  mayHaveLinkedRole,
  principalArn,
  principalId,
  type ServiceLinkedRole,
  serviceLinkedRole,
} from '../world'
import { simulate } from './simulation'

const name = z.string().regex(/^[\w+=,.@-]{1,64}$/)

export const iam = {
  GetRole: operation({
    action: 'iam:GetRole',
    input: z.object({ RoleName: name }),
    resource: (call, { RoleName }) =>
      (roles(call).find(role => role.RoleName === RoleName)?.Arn as string | undefined) ??
      `arn:${call.company.data.partition}:iam::${call.identity.account.id}:role/${RoleName}`,
    answer(call, { RoleName }) {
      const role = roles(call).find(each => each.RoleName === RoleName)
      if (!role) throw noSuchEntity(`The role with name ${RoleName} cannot be found.`)
      return { Role: role }
    },
  }),

  GetUser: operation({
    action: 'iam:GetUser',
    input: z.object({ UserName: name.optional() }),
    resource: (call, { UserName }) =>
      `arn:${call.company.data.partition}:iam::${call.identity.account.id}:user/${UserName ?? call.identity.principal.name}`,
    answer(call, { UserName = call.identity.principal.name }) {
      const { account } = call.identity
      const user = account.principals.find(each => each.kind === 'user' && each.name === UserName)
      if (!user) throw noSuchEntity(`The user with name ${UserName} cannot be found.`)
      return {
        User: {
          Path: user.path,
          UserName,
          UserId: principalId(call.company, account.id, user),
          Arn: principalArn(call.company.data.partition, account.id, user),
          CreateDate: new Date('2024-11-05T14:02:11Z'),
        },
      }
    },
  }),

  ListRoles: operation({
    action: 'iam:ListRoles',
    input: z.object({
      PathPrefix: z.string().startsWith('/').max(512).default('/'),
      MaxItems: z.coerce.number().int().min(1).max(1000).default(100),
      Marker: z.string().optional(),
    }),
    resource: call => `arn:${call.company.data.partition}:iam::${call.identity.account.id}:role/`,
    answer(call, { PathPrefix, MaxItems, Marker }) {
      const under = roles(call).filter(role => String(role.Path).startsWith(PathPrefix))
      const { items, next } = page(call, under, { of: PathPrefix, token: Marker, size: MaxItems })
      return { Roles: items, IsTruncated: next !== undefined, Marker: next }
    },
  }),

  CreateServiceLinkedRole: operation({
    action: 'iam:CreateServiceLinkedRole',
    input: z.object({
      AWSServiceName: z.string().min(1).max(128),
      Description: z.string().max(1000).optional(),
    }),
    resource(call, { AWSServiceName }) {
      const { account } = call.identity
      const { name } = serviceLinkedRole(account.id, AWSServiceName, call.now)
      return `arn:${call.company.data.partition}:iam::${account.id}:role/aws-service-role/${AWSServiceName}/${name}`
    },
    answer(call, { AWSServiceName }) {
      if (!mayHaveLinkedRole(AWSServiceName))
        throw new AwsError('InvalidInputException', `The AWS service ${AWSServiceName} is not valid.`)
      const { company, identity, now } = call
      const wanted = serviceLinkedRole(identity.account.id, AWSServiceName, now)
      if (company.serviceLinkedRoles.some(role => same(role, wanted)))
        throw new AwsError(
          'InvalidInputException',
          `Service role name ${wanted.name} has been taken in this account, please try a different suffix.`,
        )
      company.serviceLinkedRoles.push(wanted)
      return { Role: linkedRole(call, wanted) }
    },
  }),

  SimulatePrincipalPolicy: operation({
    action: 'iam:SimulatePrincipalPolicy',
    input: z.object({
      PolicySourceArn: z.string().min(20).max(2048),
      ActionNames: z.array(z.string().min(3).max(128)).min(1),
      ResourceArns: z.array(z.string().min(1).max(2048)).optional(),
      ResourcePolicy: z.string().optional(),
      MaxItems: z.coerce.number().int().min(1).max(1000).default(100),
      Marker: z.string().optional(),
    }),
    resource: (_, { PolicySourceArn }) => PolicySourceArn,
    answer: simulate,
  }),
}

const same = (a: ServiceLinkedRole, b: ServiceLinkedRole) => a.account === b.account && a.name === b.name

function roles(call: Call): readonly Fields[] {
  const { company, identity } = call
  const own = identity.account.principals
    .filter(({ kind }) => kind === 'role')
    .map(role => ({
      Path: role.path,
      RoleName: role.name,
      RoleId: principalId(company, identity.account.id, role),
      Arn: principalArn(company.data.partition, identity.account.id, role),
      CreateDate: new Date('2024-06-18T07:45:30Z'),
      AssumeRolePolicyDocument: encodeURIComponent(
        JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                AWS: (role.trust?.accounts ?? [identity.account.id]).map(
                  id => `arn:${company.data.partition}:iam::${id}:root`,
                ),
              },
              Action: 'sts:AssumeRole',
              ...(role.trust?.externalId && {
                Condition: { StringEquals: { 'sts:ExternalId': role.trust.externalId } },
              }),
            },
          ],
        }),
      ),
      MaxSessionDuration: 43200,
    }))
  const linked = company.serviceLinkedRoles.filter(role => role.account === identity.account.id)
  return [...own, ...linked.map(role => linkedRole(call, role))]
}

function linkedRole(
  { company }: Call,
  { account, service, name: RoleName, created }: ServiceLinkedRole,
): Fields {
  const Path = `/aws-service-role/${service}/`
  return {
    Path,
    RoleName,
    RoleId: iamId('AROA', `${company.data.name}/${account}/${RoleName}`),
    Arn: `arn:${company.data.partition}:iam::${account}:role${Path}${RoleName}`,
    CreateDate: created,
    AssumeRolePolicyDocument: encodeURIComponent(
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
      }),
    ),
    MaxSessionDuration: 3600,
  }
}
