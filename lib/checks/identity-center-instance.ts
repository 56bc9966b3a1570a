import type { Instance, Instances, Known } from '@/lib/facts/model'
import { consoleUrl } from '@/lib/kiro/console'
import { regionLabel } from '@/lib/kiro/regions'
import { connectPage } from '@/lib/kiro/sources'
import { msg } from '@/lib/message'
import type { Evidence, Remedy } from '@/lib/report/model'
import { defineCheck, type Outcome } from './check'

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
  judge({ instances }) {
    const { judged, asked } = instances.value
    const evidence = seen(instances)
    if (judged) return byStatus(judged, evidence)
    return {
      verdict: 'fail',
      statement: msg('None of the {count} Regions that this account has enabled holds an instance', {
        count: asked.length,
      }),
      evidence,
      remedy: enable,
    }
  },
})

function byStatus(instance: Instance, evidence: readonly Evidence[]): Outcome {
  const { id, status, statusReason } = instance
  const region = regionLabel(instance.primaryRegion)
  const reason = statusReason ?? 'AWS gave no reason'
  const settings = (title: Remedy['title'], steps: Remedy['steps']): Remedy => ({
    kind: 'guide',
    title,
    steps,
    link: { title: 'IAM Identity Center', url: consoleUrl('singlesignon', instance.primaryRegion) },
    copies: [],
  })
  switch (status) {
    case 'ACTIVE':
      return { verdict: 'pass', statement: msg('{id} is active in {region}', { id, region }), evidence }
    case 'CREATE_IN_PROGRESS':
      return {
        verdict: 'fail',
        statement: msg('{id} in {region} is still being created', { id, region }),
        evidence,
        remedy: settings(msg('Wait until it is active'), [
          msg('Creating takes a few minutes; check again then.'),
        ]),
      }
    case 'CREATE_FAILED':
      return {
        verdict: 'fail',
        statement: msg('{id} in {region} could not be created: {reason}', { id, region, reason }),
        evidence,
        remedy: settings(msg('Delete it and enable Identity Center again'), [
          msg('Put right what the reason names: {reason}', { reason }),
          msg('Delete the failed instance in the console, enable Identity Center again, and check again.'),
        ]),
      }
    case 'DELETE_IN_PROGRESS':
      return {
        verdict: 'fail',
        statement: msg('{id} in {region} is being deleted: {reason}', { id, region, reason }),
        evidence,
        remedy: settings(msg('Enable Identity Center again once it is gone'), [
          msg(
            'Deleting cannot be stopped. When it is done, enable Identity Center again, add the people, and check again.',
          ),
        ]),
      }
    default:
      return {
        verdict: 'undocumented',
        statement: msg('{id} in {region} has a status that AWS does not document: {status}', {
          id,
          region,
          status,
        }),
        evidence,
        remedy: settings(msg('Look at the instance in the console'), [
          msg('Find out what the status means, and check again.'),
        ]),
      }
  }
}

function seen({ value, from }: Known<Instances>): readonly Evidence[] {
  const { found, judged, refused, asked } = value
  const rows: Evidence[] = []
  const told = from.filter(each => judged?.foundIn.includes(each.region))
  if (judged)
    rows.push({
      kind: 'fact',
      says: msg('AWS lists {arn}, {status}', { arn: judged.arn, status: judged.status }),
      from: told,
    })
  if (found.length > 1)
    rows.push({
      kind: 'list',
      title: msg('{count} instances are visible; {id} is judged. To judge another, give its ARN', {
        count: found.length,
        id: judged?.id ?? '',
      }),
      items: found.map(({ arn, primaryRegion, status }) => `${arn} (${primaryRegion}, ${status})`),
      more: 0,
    })
  if (refused.length > 0)
    rows.push({
      kind: 'list',
      title: msg('{count} Regions did not say whether they hold another', { count: refused.length }),
      items: refused.map(({ region, why }) => `${region}: ${why.message.text}`),
      more: 0,
    })
  if (!judged)
    rows.push({ kind: 'list', title: msg('Asked, and without an instance'), items: [...asked], more: 0 })
  return rows
}

const enable: Remedy = {
  kind: 'guide',
  title: msg('Enable IAM Identity Center'),
  steps: [
    msg(
      "Sign in to your organization's management account: an organization instance can be enabled only there, and only in the console.",
    ),
    msg('Choose the Region first: it cannot be changed later, and it must be one that Kiro supports.'),
    msg('Choose Enable, add people or connect your identity provider, and check again.'),
  ],
  link: { title: 'Enable IAM Identity Center', url: consoleUrl('singlesignon', 'us-east-1') },
  copies: [],
}
