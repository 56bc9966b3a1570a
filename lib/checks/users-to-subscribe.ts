import type { Instance, Known, Person, Subscribers, Users } from '@/lib/facts/model'
import { consoleUrl } from '@/lib/kiro/console'
import { connectPage } from '@/lib/kiro/sources'
import { type Message, msg } from '@/lib/message'
import type { Evidence, Remedy } from '@/lib/report/model'
import { defineCheck, type Outcome } from './check'
import { listed } from './listed'
import { noInstance } from './no-instance'

export const usersToSubscribe = defineCheck({
  id: 'users-to-subscribe',
  title: {
    pass: msg('The people to subscribe are there'),
    fail: msg('Not all people to subscribe are there'),
    about: msg('The people to subscribe'),
  },
  why: msg(
    'People must be in Identity Center before they can be subscribed, and Kiro writes to each by e-mail.',
  ),
  source: connectPage,
  needs: ['instances', 'subscribers'],
  // Those who were named are looked up one by one: whether the directory may be listed does not matter then.
  sees: ['users'],
  judge({ instances, subscribers, users }) {
    const instance = instances.value.judged
    if (!instance) return noInstance(instances.value)
    if (subscribers.value) return named(instance, subscribers.value, subscribers.from)
    if (users.state !== 'known') return { verdict: 'unread', on: 'users' }
    return users.value ? everybody(instance, users.value, users.from) : noInstance(instances.value)
  },
})

type From = Known<unknown>['from']

function named(instance: Instance, { people, groups, missing }: Subscribers, from: From): Outcome {
  const all = people.length + groups.length + missing.length
  const noEmail = people.filter(person => person.email === null)
  const disabled = people.filter(person => !person.enabled)
  const empty = groups.filter(group => group.members === 0)
  const evidence: Evidence[] = [
    { kind: 'fact', says: msg('People and groups looked up: {all}', { all }), from },
    ...some(msg('Not in Identity Center'), missing),
    ...some(msg('Without an e-mail address'), noEmail.map(nameOf)),
    ...some(msg('Disabled'), disabled.map(nameOf)),
    ...some(msg('Groups'), groups.map(membersOf)),
  ]
  if (missing.length > 0)
    return {
      verdict: 'fail',
      statement:
        missing.length === 1
          ? msg('{name} is not in Identity Center', { name: missing[0] ?? '' })
          : msg('{missing} of the {all} named are not in Identity Center', { missing: missing.length, all }),
      evidence,
      remedy: addPeople(instance),
    }
  if (people.length === 0 && empty.length === groups.length)
    return {
      verdict: 'fail',
      statement: msg('There is nobody in what was named: {groups}', {
        groups: groups.map(each => each.asked).join(', '),
      }),
      evidence,
      remedy: addPeople(instance),
    }
  if (noEmail.length + disabled.length + empty.length > 0)
    return {
      verdict: 'warn',
      statement: msg(
        'Everybody named is there ({all}), but not ready: {noEmail} without e-mail address, {disabled} disabled, {empty} empty as a group',
        { all, noEmail: noEmail.length, disabled: disabled.length, empty: empty.length },
      ),
      evidence,
      remedy: complete(instance),
    }
  return {
    verdict: 'pass',
    statement:
      groups.length > 0
        ? msg('All people and groups named are there: {all}', { all })
        : msg('All people named are there, each enabled and with an e-mail address: {all}', { all }),
    evidence,
  }
}

function everybody(instance: Instance, users: Users, from: From): Outcome {
  const { seen, capped, reachable, withoutEmail, disabled, newestUpdate } = users
  const says = capped
    ? msg('Identity Store lists {seen} people or more', { seen })
    : msg('Identity Store lists {seen} people', { seen })
  const evidence: Evidence[] = [
    { kind: 'fact', says, from },
    ...some(msg('Without an e-mail address'), withoutEmail.sample.map(nameOf), withoutEmail.count),
    ...some(msg('Disabled'), disabled.sample.map(nameOf), disabled.count),
    ...some(msg('Enabled and with an e-mail address'), reachable.sample.map(addressOf), reachable.count),
  ]
  if (newestUpdate)
    evidence.push({ kind: 'fact', says: msg('The newest change came {at}', { at: newestUpdate }), from: [] })
  if (seen === 0)
    return {
      verdict: 'fail',
      statement: msg('Identity Center holds no people yet'),
      evidence,
      remedy: addPeople(instance),
    }
  if (withoutEmail.count + disabled.count > 0)
    return {
      verdict: 'warn',
      statement: msg(
        'Of {seen} people looked at, {noEmail} lack an e-mail address and {disabled} are disabled',
        { seen, noEmail: withoutEmail.count, disabled: disabled.count },
      ),
      evidence,
      remedy: complete(instance),
    }
  return {
    verdict: 'pass',
    statement: capped
      ? msg('{seen} people or more are there; the first {seen} are enabled and have an e-mail address', {
          seen,
        })
      : msg('{seen} people are there, each enabled and with an e-mail address', { seen }),
    evidence,
  }
}

function some(title: Message, items: readonly string[], all?: number): readonly Evidence[] {
  return items.length > 0 ? [listed(title, items, all)] : []
}

/** With the user name, since display names need not differ. */
function nameOf({ displayName, userName }: Person): string {
  return displayName === null || displayName === userName ? userName : `${displayName} (${userName})`
}

/** As Kiro would write to them. */
function addressOf({ displayName, userName, email }: Person): string {
  return `${displayName ?? userName} <${email}>`
}

function membersOf({ asked, members, capped }: Subscribers['groups'][number]): string {
  return `${asked}: ${members} members${capped ? ' or more' : ''}`
}

function addPeople({ primaryRegion }: Instance): Remedy {
  return {
    kind: 'guide',
    title: msg('Add the people to Identity Center'),
    steps: [
      msg(
        'With an external identity provider: assign them to its Identity Center application there, and let it provision.',
      ),
      msg('Without one: add each under Users, with an e-mail address, and to the groups to subscribe.'),
      msg('Check again.'),
    ],
    link: usersPage(primaryRegion),
    copies: [],
  }
}

function complete({ primaryRegion }: Instance): Remedy {
  return {
    kind: 'guide',
    title: msg('Make everybody who is to have Kiro reachable'),
    steps: [
      msg(
        'With an external identity provider: change people and groups there; the next provisioning brings it over.',
      ),
      msg('Without one: give people an e-mail address, enable them and fill the groups in Identity Center.'),
      msg('Check again.'),
    ],
    link: usersPage(primaryRegion),
    copies: [],
  }
}

function usersPage(region: string): Remedy['link'] {
  return { title: 'Identity Center: Users', url: consoleUrl('singlesignon', region, '#/users') }
}
