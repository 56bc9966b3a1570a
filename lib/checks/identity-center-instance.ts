import type { Instance, Instances, Known } from '@/lib/facts/model'
import { consoleUrl } from '@/lib/kiro/console'
import { regionLabel } from '@/lib/kiro/regions'
import { connectPage } from '@/lib/kiro/sources'
import { type Message, msg } from '@/lib/message'
import type { Evidence, Remedy } from '@/lib/report/model'
import { defineCheck, type Outcome } from './check'
import { listed } from './listed'

export const identityCenterInstance = defineCheck({
  id: 'identity-center-instance',
  title: {
    pass: msg('An Identity Center instance is active'),
    fail: msg('There is no active Identity Center instance'),
    about: msg('The Identity Center instance'),
  },
  why: msg('Kiro knows people only through an IAM Identity Center instance that this account can use.'),
  source: connectPage,
  needs: ['instances'],
  judge({ instances }, { hints }) {
    const { judged, found, asked } = instances.value
    const evidence = seen(instances)
    if (judged) return byStatus(judged, found, evidence)
    if (found.length > 0) return notTheOneNamed(hints.instanceArn ?? '', found)
    return {
      verdict: 'fail',
      statement: msg('None of the {count} Regions that this account has enabled holds an instance', {
        count: asked.length,
      }),
      evidence,
      remedy: enable(asked[0] ?? 'us-east-1'),
    }
  },
})

function notTheOneNamed(arn: string, found: readonly Instance[]): Outcome {
  return {
    verdict: 'fail',
    statement: msg('The instance that was named, {arn}, is not among the {count} that this account can see', {
      arn,
      count: found.length,
    }),
    evidence: [
      listed(
        msg('Visible from this account'),
        found.map(each => `${each.arn} (${regionLabel(each.primaryRegion)}, ${each.status})`),
      ),
    ],
    remedy: {
      kind: 'guide',
      title: msg('Name an instance that is there, or none'),
      steps: [msg('Check again with one of the ARNs above, or without naming an instance.')],
      copies: [],
    },
  }
}

/** Only ACTIVE passes: a word that AWS adds later is not known to mean that the instance can be used. */
function byStatus(instance: Instance, found: readonly Instance[], evidence: readonly Evidence[]): Outcome {
  const { id, status, statusReason } = instance
  const region = regionLabel(instance.primaryRegion)
  const where = { id, region }
  const remedy = (title: Message, ...steps: Message[]): Remedy => ({
    kind: 'guide',
    title,
    steps: [...steps, ...orAnother(instance, found)],
    link: { title: 'IAM Identity Center', url: consoleUrl('singlesignon', instance.primaryRegion) },
    copies: [],
  })
  switch (status) {
    case 'ACTIVE':
      return {
        verdict: 'pass',
        statement:
          found.length > 1
            ? msg('{id} is active in {region}; of {count} visible instances, it is the one judged', {
                ...where,
                count: found.length,
              })
            : msg('{id} is active in {region}', where),
        evidence,
      }
    case 'CREATE_IN_PROGRESS':
      return {
        verdict: 'fail',
        statement: msg('{id} in {region} is still being created', where),
        evidence,
        remedy: remedy(msg('Wait until it is active'), msg('Wait a few minutes, and check again.')),
      }
    case 'CREATE_FAILED':
      return {
        verdict: 'fail',
        statement: statusReason
          ? msg('{id} in {region} could not be created: {reason}', { ...where, reason: statusReason })
          : msg('{id} in {region} could not be created; AWS gave no reason', where),
        evidence,
        remedy: remedy(
          msg('Delete it and enable Identity Center again'),
          ...(statusReason ? [msg('Put right what AWS names: {reason}', { reason: statusReason })] : []),
          msg('Delete {id} in the console, enable Identity Center again, and check again.', { id }),
        ),
      }
    case 'DELETE_IN_PROGRESS':
      return {
        verdict: 'fail',
        statement: statusReason
          ? msg('{id} in {region} is being deleted: {reason}', { ...where, reason: statusReason })
          : msg('{id} in {region} is being deleted', where),
        evidence,
        remedy: remedy(
          msg('Enable Identity Center again once it is gone'),
          msg('Wait until {id} is deleted: deleting cannot be stopped.', { id }),
          msg('Enable Identity Center in a Region that Kiro supports, add the people, and check again.'),
        ),
      }
    default:
      return {
        verdict: 'undocumented',
        statement: msg('{id} in {region} has the status {status}, which AWS does not document', {
          ...where,
          status,
        }),
        evidence,
        remedy: remedy(
          msg('Look at the instance in the console'),
          msg('Find out whether {id} can be used: ACTIVE is the status that allows it.', { id }),
          msg('Check again.'),
        ),
      }
  }
}

function orAnother(judged: Instance, found: readonly Instance[]): readonly Message[] {
  const active = found.find(each => each.arn !== judged.arn && each.status === 'ACTIVE')
  return active
    ? [msg('Or judge {arn}, which is active: choose it and check again.', { arn: active.arn })]
    : []
}

function seen({ value, from }: Known<Instances>): readonly Evidence[] {
  const { found, judged, refused, asked } = value
  if (!judged) return [listed(msg('Asked, and without an instance'), asked.map(regionLabel))]
  const rows: Evidence[] = [
    {
      kind: 'fact',
      says: msg('AWS lists {arn} with the status {status}', { arn: judged.arn, status: judged.status }),
      from: from.filter(each => judged.foundIn.includes(each.region)),
    },
  ]
  if (found.length > 1)
    rows.push(
      listed(
        msg('{count} instances are visible; give the ARN of another to judge that one (--instance)', {
          count: found.length,
        }),
        found.map(({ arn, primaryRegion, status }) => `${arn} (${regionLabel(primaryRegion)}, ${status})`),
      ),
    )
  if (refused.length > 0)
    rows.push(
      listed(
        msg('{count} Regions did not say whether they hold another', { count: refused.length }),
        refused.map(({ region, why }) => `${regionLabel(region)}: ${why.message.text}`),
      ),
    )
  return rows
}

function enable(region: string): Remedy {
  return {
    kind: 'guide',
    title: msg('Enable IAM Identity Center'),
    steps: [
      msg(
        'Sign in to the management account of your organization: an organization instance can be enabled only there, and only in the console.',
      ),
      msg('Choose the Region first: it cannot be changed later, and it must be one that Kiro supports.'),
      msg('Choose Enable, add people or connect your identity provider, and check again.'),
    ],
    link: { title: 'Enable IAM Identity Center', url: consoleUrl('singlesignon', region) },
    copies: [],
  }
}
