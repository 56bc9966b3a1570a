import { firewallHosts, firewallSource } from '@/lib/kiro/firewall'
import { regionLabel } from '@/lib/kiro/regions'
import { signInReport, startUrl } from '@/lib/kiro/sign-in'
import { msg } from '@/lib/message'
import type { Evidence } from '@/lib/report/model'
import { defineCheck } from './check'
import { listed } from './listed'
import { noInstance } from './no-instance'

export const signInDetails = defineCheck({
  id: 'sign-in-details',
  title: {
    pass: msg('What people type to sign in is known'),
    fail: msg('What people type to sign in is not known'),
    about: msg('What people type to sign in'),
  },
  why: msg(
    'The most common sign-in failure is the wrong Region: Kiro asks for that of Identity Center, not of the profile.',
  ),
  source: signInReport,
  needs: ['instances'],
  judge({ instances }) {
    const instance = instances.value.judged
    if (!instance) return noInstance(instances.value)
    const { identityStoreId, primaryRegion, foundIn } = instance
    const region = regionLabel(primaryRegion)
    const address = startUrl(primaryRegion, identityStoreId)
    const hosts = firewallHosts(primaryRegion, identityStoreId)
    const evidence: Evidence[] = [
      {
        kind: 'fact',
        says: address
          ? msg('The start URL is {address} unless an alias was chosen: no API tells the alias', { address })
          : msg('Users report start URLs of GovCloud that contain us-gov-home: copy yours from the console'),
        from: instances.from.filter(each => foundIn.includes(each.region)),
      },
      hosts
        ? listed(
            msg(
              'Hosts that a firewall must let through ({page}), besides those of an external identity provider',
              {
                page: firewallSource.url,
              },
            ),
            hosts,
          )
        : {
            kind: 'fact',
            says: msg('The hosts that a firewall must let through in GovCloud are not known'),
            from: [],
          },
      { kind: 'fact', says: msg('Sign-in in the browser does not use the proxy settings of Kiro'), from: [] },
    ]
    const statement = address
      ? msg('People type the start URL {address} and the Region {region}', { address, region })
      : msg('People type the Region {region} and the start URL that the console shows', { region })
    return { verdict: 'pass', statement, evidence }
  },
})
