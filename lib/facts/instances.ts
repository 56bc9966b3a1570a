import { ListInstancesCommand } from '@aws-sdk/client-sso-admin'
import { z } from 'zod'
import { isInstanceArn, parseArn } from '@/lib/aws/arn'
import type { Aws } from '@/lib/aws/caller'
import { CallFailed } from '@/lib/aws/errors'
import { enabledByDefault } from '@/lib/kiro/regions'
import { msg } from '@/lib/message'
import type { Hints } from '@/lib/target'
import { defineFact } from './fact'
import type { Instance, Instances } from './model'
import { allPages, parseReply } from './pages'
import { type RegionAnswer, sweepRegions } from './sweep'

const reply = z.object({
  Instances: z.array(
    z.object({
      InstanceArn: z.string().refine(isInstanceArn),
      IdentityStoreId: z.string().min(1),
      IdentityStoreArn: z.string().optional(),
      OwnerAccountId: z.string().regex(/^\d{12}$/),
      Name: z.string().optional(),
      Status: z.string(),
      StatusReason: z.string().optional(),
      PrimaryRegion: z.string().optional(),
      Regions: z
        .array(
          z.object({
            RegionName: z.string(),
            Status: z.string().default('ACTIVE'),
            IsPrimaryRegion: z.boolean().default(false),
          }),
        )
        .default([]),
    }),
  ),
  NextToken: z.string().optional(),
})
type Listed = z.infer<typeof reply>['Instances'][number]

export const instances = defineFact({
  name: 'instances',
  asking: msg('Asking every Region for an Identity Center instance'),
  needs: [],
  alongside: ['regions', 'organization'],
  permissions: ['sso:ListInstances'],
  async read(context, _, alongside) {
    const { aws, partition, hints, limits } = context
    // Those enabled by default need no list; the list adds those that the account opted in to.
    const first = [...enabledByDefault(partition), ...(hints.region === undefined ? [] : [hints.region])]
    const sweep = sweepRegions(first, region => listIn(aws, region), holds, limits.graceMs)
    const listed = alongside.regions.then(settled => (settled.state === 'known' ? settled.value.enabled : []))
    const answers = await sweep.with(listed)

    const found = merge(answers)
    const refused = answers.flatMap(({ region, why }) => (why ? [{ region, why: why.outcome }] : []))
    if (found.length === 0) {
      // Nothing seen is not the same as nothing there: a Region that refused may hold it.
      if (refused.length > 0) throw nowhereSeen(answers)
      const settled = await alongside.regions
      if (settled.state !== 'known') throw CallFailed.of(settled)
    }
    if (isMissing(hints, found) && refused.length > 0) throw namedNotSeen(hints, answers)
    const organization = found.length > 1 ? await alongside.organization : undefined
    const managementAccountId =
      organization?.state === 'known' ? organization.value?.managementAccountId : undefined
    return {
      found,
      ...choose(found, hints, managementAccountId),
      asked: answers.map(({ region }) => region),
      refused,
    }
  },
})

type Answer = RegionAnswer<readonly Listed[]>
const holds = (listed: readonly Listed[]) => listed.length > 0

async function listIn(aws: Aws, region: string): Promise<readonly Listed[]> {
  return allPages(async NextToken => {
    const page = await aws.on('sso', region).send(new ListInstancesCommand({ NextToken }))
    const { Instances, NextToken: next } = parseReply(
      reply,
      page,
      { action: 'sso:ListInstances', region },
      aws.from,
    )
    return { items: Instances, next }
  })
}

/** A replicated instance answers in each of its Regions: one entry, judged in its primary Region. */
function merge(answers: readonly Answer[]): readonly Instance[] {
  const byArn = new Map<string, Instance>()
  for (const { region, value } of answers) {
    for (const listed of value ?? []) {
      const known = byArn.get(listed.InstanceArn)
      byArn.set(
        listed.InstanceArn,
        known ? { ...known, foundIn: [...known.foundIn, region] } : shape(listed, region),
      )
    }
  }
  return [...byArn.values()]
}

function shape(listed: Listed, region: string): Instance {
  const marked = listed.Regions.find(each => each.IsPrimaryRegion)?.RegionName
  const primaryRegion = listed.PrimaryRegion ?? marked ?? region
  const partition = parseArn(listed.InstanceArn)?.partition ?? 'aws'
  const regions = listed.Regions.map(each => ({
    name: each.RegionName,
    status: each.Status,
    primary: each.RegionName === primaryRegion,
  }))
  return {
    arn: listed.InstanceArn,
    id: listed.InstanceArn.slice(listed.InstanceArn.indexOf('/') + 1),
    identityStoreId: listed.IdentityStoreId,
    identityStoreArn:
      listed.IdentityStoreArn ??
      `arn:${partition}:identitystore::${listed.OwnerAccountId}:identitystore/${listed.IdentityStoreId}`,
    ownerAccountId: listed.OwnerAccountId,
    name: listed.Name ?? null,
    status: listed.Status,
    statusReason: listed.StatusReason ?? null,
    primaryRegion,
    regions: regions.length > 0 ? regions : [{ name: primaryRegion, status: 'ACTIVE', primary: true }],
    foundIn: [region],
  }
}

/** Another instance is no stand-in for the one that the person names. */
function isMissing({ instanceArn }: Hints, found: readonly Instance[]): boolean {
  return instanceArn !== undefined && found.every(instance => instance.arn !== instanceArn)
}

/** The one that the person names; else an active one, and of these the organization's own before an account's. */
function choose(
  found: readonly Instance[],
  hints: Hints,
  managementAccountId: string | undefined,
): Pick<Instances, 'judged' | 'chosenBy'> {
  if (isMissing(hints, found)) return { judged: null, chosenBy: 'none' }
  const named =
    found.find(instance => instance.arn === hints.instanceArn) ??
    found.find(
      instance => instance.primaryRegion === hints.region || instance.foundIn.includes(hints.region ?? ''),
    )
  if (named && found.length > 1) return { judged: named, chosenBy: 'hint' }
  const rank = (instance: Instance) =>
    (instance.status === 'ACTIVE' ? 2 : 0) + (instance.ownerAccountId === managementAccountId ? 1 : 0)
  const judged = [...found].sort((a, b) => rank(b) - rank(a) || a.arn.localeCompare(b.arn))[0] ?? null
  return { judged, chosenBy: found.length === 0 ? 'none' : found.length === 1 ? 'only' : 'rank' }
}

function namedNotSeen({ instanceArn = '' }: Hints, answers: readonly Answer[]): CallFailed {
  const refusals = answers.filter(({ why }) => why)
  const first = refusals[0]?.why as CallFailed
  const regions = refusals.map(({ region }) => region).join(', ')
  const what = first.outcome.message.text
  return first.saying(
    msg('{arn} was not seen, and it is not known which instances are in {regions}: {what}', {
      arn: instanceArn,
      regions,
      what,
    }),
  )
}

function nowhereSeen(answers: readonly Answer[]): CallFailed {
  const refusals = answers.filter(({ why }) => why)
  const first = refusals[0]?.why as CallFailed
  const params = {
    regions: refusals.map(({ region }) => region).join(', '),
    seen: answers.length - refusals.length,
    what: first.outcome.message.text,
  }
  const message = msg(
    'No instance in {seen} Regions, and it is not known whether there is one in {regions}: {what}',
    params,
  )
  return first.saying(message)
}
