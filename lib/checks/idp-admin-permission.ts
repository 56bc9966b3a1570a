import { connectPage } from '@/lib/kiro/sources'
import { msg } from '@/lib/message'
import type { Evidence } from '@/lib/report/model'
import { defineCheck } from './check'
import { noInstance } from './no-instance'

export const idpAdminPermission = defineCheck({
  id: 'idp-admin-permission',
  title: {
    pass: msg('No external identity provider needs an administrator'),
    fail: msg('It is not known who administers the external identity provider'),
    about: msg('An administrator of the identity provider'),
  },
  why: msg(
    'Where an external provider holds the people, changes to them are made there, by somebody who may.',
  ),
  source: connectPage,
  needs: ['instances', 'users', 'groups'],
  judge({ instances, users, groups }) {
    if (!instances.value.judged || !users.value || !groups.value) return noInstance
    const external = [users.value.external, groups.value.external]
    const issuers = [...new Set(external.flatMap(each => each.issuers))]
    const from = [...users.from, ...groups.from]
    if (external.every(each => each.count === 0))
      return {
        verdict: 'skip',
        statement: msg(
          'None of {users} people and {groups} groups looked at comes from an external provider (inferred: no external id, and none provisioned by SCIM)',
          {
            users: users.value.seen,
            groups: groups.value.seen,
          },
        ),
        evidence: [
          {
            kind: 'fact',
            says: msg('No public API tells the identity source; this is inferred from people and groups'),
            from,
          },
        ],
      }
    const evidence: Evidence[] = [
      {
        kind: 'fact',
        says: msg('{users} people and {groups} groups come from elsewhere', {
          users: users.value.external.count,
          groups: groups.value.external.count,
        }),
        from,
      },
    ]
    if (issuers.length > 0) evidence.push({ kind: 'list', title: msg('Issued by'), items: issuers, more: 0 })
    const newest = [users.value.newestUpdate, groups.value.newestUpdate]
      .filter(each => each !== null)
      .sort()
      .at(-1)
    if (newest)
      evidence.push({ kind: 'fact', says: msg('The newest change came {at}', { at: newest }), from: [] })
    return {
      verdict: 'todo',
      statement: msg(
        'People come from an external identity provider ({how}); AWS cannot see who administers it',
        {
          how: external.some(each => each.scim) ? 'by SCIM' : 'by their external ids',
        },
      ),
      evidence,
      remedy: {
        kind: 'attest',
        title: msg('Confirm that you have an administrator of the identity provider'),
        steps: [
          msg('Find who may assign people and groups to the Identity Center application in the provider.'),
          msg('Note who confirmed it and when; a confirmation holds for 90 days.'),
        ],
        copies: [],
      },
    }
  },
})
