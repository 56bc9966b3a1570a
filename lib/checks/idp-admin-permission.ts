import { connectPage } from '@/lib/kiro/sources'
import { msg } from '@/lib/message'
import { day } from '@/lib/moment'
import type { Evidence } from '@/lib/report/model'
import { type Attestation, defineCheck, type Outcome } from './check'
import { listed } from './listed'
import { noInstance } from './no-instance'

export const idpAdminPermission = defineCheck({
  id: 'idp-admin-permission',
  title: {
    pass: msg('Somebody may administer the identity provider'),
    fail: msg('It is not known who administers the external identity provider'),
    about: msg('An administrator of the identity provider'),
  },
  why: msg(
    'Where an external provider holds the people, changes to them are made there, by somebody who may.',
  ),
  source: connectPage,
  needs: ['instances'],
  // Either of them shows an external provider; only both together show that none is to be seen.
  sees: ['users', 'groups'],
  attested: true,
  judge({ instances, users, groups }, { attestation }) {
    if (!instances.value.judged) return noInstance(instances.value)
    const read = [users, groups].flatMap(fact => (fact.state === 'known' && fact.value ? [fact] : []))
    const external = read.flatMap(({ value }) => (value && value.external.count > 0 ? [value] : []))
    const from = read.flatMap(fact => fact.from)
    if (external.length > 0) {
      const issuers = [...new Set(external.flatMap(each => each.external.issuers))]
      const newest = external
        .flatMap(each => each.newestUpdate ?? [])
        .sort()
        .at(-1)
      const count = external.reduce((sum, each) => sum + each.external.count, 0)
      const evidence: Evidence[] = [
        {
          kind: 'fact',
          says: external.some(each => each.external.scim)
            ? msg('People and groups provisioned from outside, by SCIM: {count}', { count })
            : msg('People and groups with an external id: {count}', { count }),
          from,
        },
      ]
      if (issuers.length > 0) evidence.push(listed(msg('Issuers of their external ids'), issuers))
      if (newest)
        evidence.push({ kind: 'fact', says: msg('The newest change came {at}', { at: newest }), from: [] })
      if (attestation) return confirmed(attestation, evidence)
      return {
        verdict: 'todo',
        statement: msg(
          'People come from an external identity provider (inferred); AWS cannot see who may administer it',
        ),
        evidence,
        remedy: {
          kind: 'attest',
          title: msg('Confirm that somebody may administer the identity provider'),
          steps: [
            msg(
              'Find who may assign people and groups to the Identity Center application of the identity provider.',
            ),
            msg(
              'Confirm it on the page of the account, with a note of whom you found; that holds for 90 days.',
            ),
          ],
          link: { title: connectPage.title, url: connectPage.url },
          copies: [],
        },
      }
    }
    if (users.state !== 'known') return { verdict: 'unread', on: 'users' }
    if (groups.state !== 'known') return { verdict: 'unread', on: 'groups' }
    if (!users.value || !groups.value) return noInstance(instances.value)
    return {
      verdict: 'skip',
      statement: msg(
        'No external identity provider is to be seen (inferred: of {users} people and {groups} groups, none has an external id or was provisioned by SCIM)',
        { users: users.value.seen, groups: groups.value.seen },
      ),
      evidence: [{ kind: 'fact', says: msg('No public API tells the identity source'), from }],
    }
  },
})

function confirmed({ by, at, until, note }: Attestation, evidence: readonly Evidence[]): Outcome {
  const says = msg('{by} confirmed it on {at}; that holds until {until}', {
    by,
    at: day(at),
    until: day(until),
  })
  return {
    verdict: 'pass',
    statement: says,
    evidence: [...(note === '' ? [] : [listed(msg('Their note'), [note])]), ...evidence],
  }
}
