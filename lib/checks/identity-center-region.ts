import { idcRegionSupport, regionLabel, supportedRegions } from '@/lib/kiro/regions'
import { msg } from '@/lib/message'
import type { Evidence, Remedy } from '@/lib/report/model'
import { defineCheck } from './check'
import { listed } from './listed'
import { noInstance } from './no-instance'

export const identityCenterRegion = defineCheck({
  id: 'identity-center-region',
  title: {
    pass: msg('Kiro supports the Region of the instance'),
    fail: msg('Kiro does not support the Region of the instance'),
    about: msg('The Region of the instance'),
  },
  why: msg(
    'Kiro asks for an instance in a Region that it supports, and the primary Region of an instance cannot be changed.',
  ),
  source: supportedRegions,
  needs: ['instances'],
  judge({ instances }) {
    const instance = instances.value.judged
    if (!instance) return noInstance(instances.value)
    const region = regionLabel(instance.primaryRegion)
    const others = instance.regions.filter(each => !each.primary)
    const evidence: Evidence[] = [
      {
        kind: 'fact',
        says: msg('The primary Region is {region}', { region }),
        from: instances.from.filter(each => instance.foundIn.includes(each.region)),
      },
    ]
    if (others.length > 0)
      evidence.push(
        listed(
          msg('Replicated to; whether Kiro may use an additional Region is not documented'),
          others.map(({ name, status }) => `${regionLabel(name)} (${status})`),
        ),
      )
    switch (idcRegionSupport(instance.primaryRegion)) {
      case 'supported':
        return {
          verdict: 'pass',
          statement: msg('{region} is a Region that Kiro supports', { region }),
          evidence,
        }
      case 'by-count':
        return {
          verdict: 'warn',
          statement: msg(
            '{region} is supported by count only (inferred): Kiro counts 19 Regions, which the two of GovCloud complete, and does not name it',
            { region },
          ),
          evidence,
          remedy: confirm,
        }
      case 'opt-in':
        return {
          verdict: 'fail',
          statement: msg('{region} is a Region that accounts opt in to, and Kiro supports none of those', {
            region,
          }),
          evidence,
          remedy: recreate,
        }
      case 'not-listed':
        return {
          verdict: 'undocumented',
          statement: msg(
            '{region} is not among the Regions that Kiro names, nor among those it is known to leave out',
            { region },
          ),
          evidence,
          remedy: confirm,
        }
    }
  },
})

const confirm: Remedy = {
  kind: 'guide',
  title: msg('Confirm the Region with AWS before the rollout'),
  steps: [
    msg('Look the Region up on the page of supported Regions.'),
    msg('If it is not there, ask AWS Support, and try with one person first.'),
  ],
  link: { title: supportedRegions.title, url: supportedRegions.url },
  copies: [],
}

const recreate: Remedy = {
  kind: 'guide',
  title: msg('Create the instance anew in a supported Region: it cannot be moved'),
  steps: [
    msg(
      'Write down first what deleting loses: the address of the access portal, every permission set and every assignment.',
    ),
    msg('Delete the instance, enable Identity Center in a supported Region, and check again.'),
    msg(
      'Or enable an account instance for Kiro alone, in a member account and a supported Region: it has limits, and leaves this one untouched.',
    ),
  ],
  link: { title: supportedRegions.title, url: supportedRegions.url },
  copies: [],
}
