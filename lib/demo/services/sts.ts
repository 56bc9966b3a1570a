import { z } from 'zod'
import { type Call, operation } from '../call'
import { accessDenied } from '../errors'
import { identify, principalArn } from '../world'

const role = /^arn:aws[\w-]*:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]+)$/

export const sts = {
  GetCallerIdentity: operation({
    action: null,
    input: z.unknown(),
    answer: ({ identity }) => ({
      UserId: identity.userId,
      Account: identity.account.id,
      Arn: identity.arn,
    }),
  }),

  AssumeRole: operation({
    action: 'sts:AssumeRole',
    input: z.object({
      RoleArn: z.string().regex(role, 'Member must be the ARN of a role'),
      RoleSessionName: z.string().regex(/^[\w+=,.@-]{2,64}$/),
      ExternalId: z
        .string()
        .regex(/^[\w+=,.@:/-]{2,1224}$/)
        .optional(),
      DurationSeconds: z.coerce.number().int().min(900).max(43200).default(3600),
    }),
    resource: (_, { RoleArn }) => RoleArn,
    answer(call, { RoleArn, RoleSessionName, ExternalId, DurationSeconds }) {
      const found = trusting(call, RoleArn, ExternalId)
      if (!found)
        throw accessDenied(
          `User: ${call.identity.arn} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
        )
      const expires = new Date(call.now.getTime() + DurationSeconds * 1000)
      const grant = `${expires.getTime()}/${call.world.identities.size}`
      const made = identify(call.company, found.account, found.principal, RoleSessionName, grant)
      call.world.identities.set(made.credentials.accessKeyId, { ...made, expires })
      return {
        Credentials: {
          AccessKeyId: made.credentials.accessKeyId,
          SecretAccessKey: made.credentials.secretAccessKey,
          SessionToken: made.credentials.sessionToken,
          Expiration: expires,
        },
        AssumedRoleUser: { AssumedRoleId: made.userId, Arn: made.arn },
        PackedPolicySize: 0,
      }
    },
  }),
}

/** A role that is not there and one that does not trust the caller look the same from outside. */
function trusting({ company, identity }: Call, arn: string, externalId: string | undefined) {
  for (const account of company.data.accounts)
    for (const principal of account.principals) {
      const { trust } = principal
      if (principal.kind !== 'role' || principalArn(company.data.partition, account.id, principal) !== arn)
        continue
      if (!trust?.accounts.includes(identity.account.id)) return undefined
      if (trust.externalId !== undefined && trust.externalId !== externalId) return undefined
      return { account, principal }
    }
  return undefined
}
