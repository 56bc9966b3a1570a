import { profileRegions, regionLabel, supportedRegions } from '@/lib/kiro/regions'
import { msg } from '@/lib/message'
import { defineCheck } from './check'
import { listed } from './listed'

export const kiroProfileRegion = defineCheck({
  id: 'kiro-profile-region',
  title: {
    pass: msg('The Kiro profile has a Region to live in'),
    fail: msg('The Kiro profile cannot live in the planned Region'),
    about: msg('The Region of the Kiro profile'),
  },
  why: msg(
    "The profile's Region is where data is stored and inference runs. It need not be the Region of the instance.",
  ),
  source: supportedRegions,
  needs: ['caller'],
  judge({ caller }, { hints }) {
    const choices = profileRegions(caller.value.partition)
    const evidence = [listed(msg('A profile can live in'), choices.map(regionLabel))]
    if (hints.profileRegion === undefined)
      return {
        verdict: 'skip',
        statement: msg(
          'No Region is planned yet; data is stored, and inference runs, in the one you choose: {choices}',
          {
            choices: choices.map(regionLabel).join('; '),
          },
        ),
        evidence,
      }
    const region = regionLabel(hints.profileRegion)
    if (choices.includes(hints.profileRegion))
      return {
        verdict: 'pass',
        statement: msg('The profile, its data and its inference will be in {region}', { region }),
        evidence,
      }
    return {
      verdict: 'fail',
      statement: msg('Kiro keeps no profile in {region}', { region }),
      evidence,
      remedy: {
        kind: 'guide',
        title: msg('Plan the profile in a Region that has one'),
        steps: [
          msg('Choose one of: {choices}.', { choices: choices.map(regionLabel).join('; ') }),
          msg('Where data may be stored decides the choice; the Region of the instance does not.'),
        ],
        link: { title: supportedRegions.title, url: supportedRegions.url },
        copies: [],
      },
    }
  },
})
