import type { KiroAssignments } from '@/lib/facts/model'
import { connectPage } from '@/lib/kiro/sources'
import { msg } from '@/lib/message'
import type { Evidence } from '@/lib/report/model'
import { defineCheck } from './check'
import { listed } from './listed'
import { noInstance } from './no-instance'

/** So long a new membership can take to reach Kiro. */
const DELAY_HOURS = 24
const DELAY = DELAY_HOURS * 3_600_000

export const groupSyncDelay = defineCheck({
  id: 'group-sync-delay',
  title: {
    pass: msg('Nobody waits for a group membership to reach Kiro'),
    fail: msg('Some people wait for their group membership to reach Kiro'),
    about: msg('New members of subscribed groups'),
  },
  why: msg(
    'Who joins a group that has a Kiro subscription can take up to 24 hours to get one: waiting is then the fix.',
  ),
  source: connectPage,
  needs: ['instances', 'applications', 'kiro-assignments'],
  judge({ instances, applications, 'kiro-assignments': assignments }, { now }) {
    if (!instances.value.judged || !applications.value || !assignments.value)
      return noInstance(instances.value)
    if (applications.value.kiro.every(each => each.product === 'amazon-q'))
      return {
        verdict: 'skip',
        statement: msg('No Kiro application is there yet, so no group has a subscription'),
        evidence: [{ kind: 'fact', says: looked(applications.value), from: applications.from }],
      }
    const { groups, capped } = assignments.value
    const evidence: Evidence[] = [
      {
        kind: 'fact',
        says: msg('Groups assigned to Kiro whose members were looked at: {count}', { count: groups.length }),
        from: assignments.from,
      },
    ]
    const waiting = joinedSince(assignments.value, now.getTime() - DELAY)
    if (waiting.length > 0) {
      const by = minute(Math.max(...waiting.map(each => each.at)) + DELAY)
      const people = new Map(waiting.map(each => [each.userId, each.name]))
      const [somebody = ''] = people.values()
      return {
        verdict: 'warn',
        statement:
          people.size === 1
            ? msg('{name} joined a subscribed group within {hours} hours, and should be in by {by}', {
                name: somebody,
                hours: DELAY_HOURS,
                by,
              })
            : msg('{count} people joined a subscribed group within {hours} hours; all should be in by {by}', {
                count: people.size,
                hours: DELAY_HOURS,
                by,
              }),
        evidence: [
          ...evidence,
          listed(
            msg('Joined'),
            waiting.map(
              ({ name, group, at }) => `${name} → ${group}, ${minute(at)}; in by ${minute(at + DELAY)}`,
            ),
          ),
        ],
        remedy: {
          kind: 'guide',
          title: msg('Wait until {by}', { by }),
          steps: [
            msg('Check again then.'),
            msg('Where somebody is still missing, look at the subscription in the Kiro console.'),
          ],
          copies: [],
        },
      }
    }
    // A look that ended early cannot say that nobody joined: memberships come in no order.
    if (capped || groups.some(group => group.capped))
      return {
        verdict: 'warn',
        statement: msg(
          'Not all members of the subscribed groups were looked at; of those that were, nobody joined within {hours} hours',
          { hours: DELAY_HOURS },
        ),
        evidence,
      }
    return {
      verdict: 'pass',
      statement:
        groups.length > 0
          ? msg('Nobody joined a subscribed group within {hours} hours', { hours: DELAY_HOURS })
          : msg('No group is assigned to Kiro, so nobody waits for a membership'),
      evidence,
    }
  },
})

/** The newest first. */
function joinedSince({ groups }: KiroAssignments, since: number) {
  return groups
    .flatMap(group =>
      group.recent.map(({ userId, name, joinedAt }) => ({
        userId,
        name: name ?? userId,
        group: group.name ?? group.id,
        at: Date.parse(joinedAt),
      })),
    )
    .filter(({ at }) => at > since)
    .sort((a, b) => b.at - a.at)
}

function looked({ seen, capped }: { readonly seen: number; readonly capped: boolean }) {
  return capped
    ? msg('There are more than {seen} applications; the first {seen} were looked at', { seen })
    : msg('{seen} applications were looked at', { seen })
}

function minute(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
