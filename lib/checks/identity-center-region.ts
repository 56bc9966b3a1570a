import { idcRegionSupport, regionLabel, supportedRegions } from '@/lib/kiro/regions'
import { msg } from '@/lib/message'
import type { Evidence, Remedy } from '@/lib/report/model'
import { defineCheck } from './check'
import { noInstance } from './no-instance'

export const identityCenterRegion = defineCheck({
  id: 'identity-center-region',
  title: {
    pass: msg('Kiro supports the Region of the instance'),
    fail: msg('Kiro does not support the Region of the instance'),
    about: msg('The Region of the instance'),
  },
  why: msg(
    'Kiro reads people from the primary Region of the instance; that Region cannot be changed afterwards.',
  ),
  source: supportedRegions,
  needs: ['instances'],
  judge({ instances }) {
    const instance = instances.value.judged
    if (!instance) return noInstance
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
      evidence.push({
        kind: 'list',
        title: msg('Replicated to, which does not count for Kiro'),
        items: others.map(({ name, status }) => `${regionLabel(name)} (${status})`),
        more: 0,
      })
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
            '{region} is supported by count: Kiro counts 19 Regions, which the two of GovCloud complete, but does not name it',
            { region },
          ),
          evidence,
          remedy: confirm,
        }
      case 'opt-in':
        return {
          verdict: 'fail',
          statement: msg('{region} is a Region to opt in to, and Kiro supports none of those', { region }),
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
  title: msg('Create the instance anew in a supported Region'),
  steps: [
    msg('The primary Region cannot be moved: the instance has to be deleted and enabled again elsewhere.'),
    msg(
      "Deleting it loses the access portal's address, every permission set and every assignment; write them down first.",
    ),
    msg(
      'An account instance in a supported Region, for Kiro alone, leaves the existing one untouched; it has limits.',
    ),
  ],
  link: { title: supportedRegions.title, url: supportedRegions.url },
  copies: [],
}
