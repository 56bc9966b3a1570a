import type { Organization } from '@/lib/demo'

/** What an organization's own data says must not be told, apart from the redactor's idea of it. For tests. */
export type OrganizationSecrets = { readonly ids: readonly string[]; readonly people: readonly string[] }

export function secretsOf({
  accounts,
  organization,
  instances,
  keys,
  hints,
}: Organization): OrganizationSecrets {
  const ids = new Set<string>()
  const people = new Set<string>()
  for (const account of accounts) {
    ids.add(account.id)
    people.add(account.email)
    for (const { kind, name, path, session } of account.principals) {
      if (kind === 'root') continue
      ids.add(name)
      if (!path.startsWith('/aws-reserved/')) for (const part of path.split('/')) ids.add(part)
      if (session) ids.add(session)
    }
  }
  if (organization) ids.add(organization.id).add(organization.management)
  for (const instance of instances) {
    ids
      .add(instance.arn.split('/')[1] ?? '')
      .add(instance.identityStoreId)
      .add(instance.owner)
    for (const { id, assignments } of instance.applications) {
      ids.add(id)
      for (const assigned of assignments) ids.add(assigned.id)
    }
    const { users, groups } = instance.directory
    for (let index = 0; index < Math.min(users.size, MOST); index++) {
      const user = users.at(index)
      if (!user) continue
      ids.add(user.id)
      people.add(user.userName).add(user.displayName).add(user.family)
      if (user.email) people.add(user.email)
      if (user.external) people.add(user.external.issuer)
    }
    for (let index = 0; index < Math.min(groups.size, MOST); index++) {
      const group = groups.at(index)
      if (group) {
        ids.add(group.id)
        people.add(group.displayName)
      }
    }
  }
  for (const key of keys) {
    ids.add(key.id)
    for (const alias of key.aliases) ids.add(alias)
  }
  for (const asked of hints?.subscribe ?? []) people.add(asked.replace('group:', ''))
  return { ids: [...ids].filter(Boolean), people: [...people].filter(Boolean) }
}

/** As many people as a run looks at. */
const MOST = 300
