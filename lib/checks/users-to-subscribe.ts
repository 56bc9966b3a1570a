import type { Instance, Known, Person, Subscribers, Users } from '@/lib/facts/model'
import { consoleUrl } from '@/lib/kiro/console'
import { connectPage } from '@/lib/kiro/sources'
import { msg } from '@/lib/message'
import type { Evidence, Remedy } from '@/lib/report/model'
import { defineCheck, type Outcome } from './check'
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
  needs: ['instances', 'users', 'subscribers'],
  judge({ instances, users, subscribers }) {
    const instance = instances.value.judged
    if (!instance || !users.value) return noInstance
    if (subscribers.value) return named(instance, subscribers.value, subscribers.from)
    return everybody(instance, users.value, users.from)
  },
})

type From = Known<unknown>['from']

function named(instance: Instance, { people, groups, missing }: Subscribers, from: From): Outcome {
  const all = people.length + groups.length + missing.length
  const found: Evidence[] = groups.map(({ asked, members, capped }) => ({
    kind: 'fact',
    says: capped
      ? msg('{asked} has {members} members or more', { asked, members })
      : msg('{asked} has {members} members', { asked, members }),
    from: [],
  }))
  if (missing.length > 0)
    return {
      verdict: 'fail',
      statement: msg('{missing} of the {all} named are not in Identity Center', {
        missing: missing.length,
        all,
      }),
      evidence: [
        {
          kind: 'list',
          title: msg('Not found'),
          items: missing.slice(0, 50),
          more: Math.max(0, missing.length - 50),
        },
        ...found,
      ],
      remedy: addPeople(instance),
    }
  const unreachable = people.filter(person => person.email === null)
  const disabled = people.filter(person => !person.enabled)
  const empty = groups.filter(group => group.members === 0)
  if (unreachable.length + disabled.length + empty.length > 0)
    return {
      verdict: 'warn',
      statement: msg(
        'All {all} named are there; {unreachable} have no e-mail address, {disabled} are disabled, {empty} groups are empty',
        {
          all,
          unreachable: unreachable.length,
          disabled: disabled.length,
          empty: empty.length,
        },
      ),
      evidence: [...sample(unreachable, unreachable.length, disabled, disabled.length), ...found],
      remedy: complete(instance),
    }
  const statement = msg('All {all} people and groups named are there', { all })
  return { verdict: 'pass', statement, evidence: [{ kind: 'fact', says: statement, from }, ...found] }
}

function everybody(instance: Instance, users: Users, from: From): Outcome {
  const { seen, capped, withoutEmail, disabled, newestUpdate } = users
  const says = capped
    ? msg('Identity Store lists {seen} people or more', { seen })
    : msg('Identity Store lists {seen} people', { seen })
  const evidence: Evidence[] = [{ kind: 'fact', says, from }]
  if (newestUpdate)
    evidence.push({ kind: 'fact', says: msg('Last changed {at}', { at: newestUpdate }), from: [] })
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
        'Of {seen} people looked at, {unreachable} have no e-mail address and {disabled} are disabled',
        {
          seen,
          unreachable: withoutEmail.count,
          disabled: disabled.count,
        },
      ),
      evidence: [
        ...evidence,
        ...sample(withoutEmail.sample, withoutEmail.count, disabled.sample, disabled.count),
      ],
      remedy: complete(instance),
    }
  return {
    verdict: 'pass',
    statement: capped
      ? msg('{seen} people or more are there; the first {seen} have an e-mail address and can sign in', {
          seen,
        })
      : msg('{seen} people are there, each with an e-mail address', { seen }),
    evidence,
  }
}

function sample(
  noEmail: readonly Person[],
  unreachable: number,
  off: readonly Person[],
  disabled: number,
): Evidence[] {
  const list = (title: Evidence & { kind: 'list' }) => (title.items.length > 0 ? [title] : [])
  const names = (people: readonly Person[]) =>
    people.slice(0, 5).map(person => person.displayName ?? person.userName)
  return [
    ...list({
      kind: 'list',
      title: msg('Without an e-mail address'),
      items: names(noEmail),
      more: Math.max(0, unreachable - 5),
    }),
    ...list({ kind: 'list', title: msg('Disabled'), items: names(off), more: Math.max(0, disabled - 5) }),
  ]
}

function addPeople({ primaryRegion }: Instance): Remedy {
  return {
    kind: 'guide',
    title: msg('Add the people to Identity Center'),
    steps: [
      msg(
        'With an external identity provider: assign them to its Identity Center application there, and let it provision.',
      ),
      msg('Without one: add each under Users, with an e-mail address.'),
      msg('Check again.'),
    ],
    link: { title: 'Identity Center: Users', url: consoleUrl('singlesignon', primaryRegion, '#/users') },
    copies: [],
  }
}

function complete({ primaryRegion }: Instance): Remedy {
  return {
    kind: 'guide',
    title: msg('Give them an e-mail address, and enable those who are to use Kiro'),
    steps: [
      msg(
        'Where an external identity provider holds the people, change them there: the next provisioning brings it over.',
      ),
      msg('Otherwise edit them under Users.'),
    ],
    link: { title: 'Identity Center: Users', url: consoleUrl('singlesignon', primaryRegion, '#/users') },
    copies: [],
  }
}
