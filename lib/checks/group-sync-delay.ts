import { connectPage } from '@/lib/kiro/sources'
import { msg } from '@/lib/message'
import { defineCheck } from './check'
import { noInstance } from './no-instance'

/** So long a new membership can take to reach Kiro. */
const DELAY_HOURS = 24
const SHOWN = 10

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
    if (!instances.value.judged || !assignments.value) return noInstance
    if (!applications.value || applications.value.kiro.length === 0)
      return {
        verdict: 'skip',
        statement: msg('No Kiro application yet, so no group has a subscription'),
        evidence: [],
      }
    const { groups, capped } = assignments.value
    const { from } = assignments
    const since = now.getTime() - DELAY_HOURS * 3_600_000
    const waiting = groups.flatMap(group =>
      group.recent
        .filter(member => Date.parse(member.joinedAt) > since)
        .map(member => ({ ...member, group: group.name ?? group.id })),
    )
    if (waiting.length > 0) {
      const latest = Math.max(...waiting.map(member => Date.parse(member.joinedAt)))
      const by = minute(latest + DELAY_HOURS * 3_600_000)
      return {
        verdict: 'warn',
        statement: msg(
          '{count} people joined a subscribed group within 24 hours; they should be in by {by}',
          { count: waiting.length, by },
        ),
        evidence: [
          {
            kind: 'fact',
            says: msg('Members of {count} groups were looked at', { count: groups.length }),
            from,
          },
          {
            kind: 'list',
            title: msg('Joined'),
            items: waiting
              .slice(0, SHOWN)
              .map(
                ({ name, userId, group, joinedAt }) =>
                  `${name ?? userId} → ${group}, ${minute(Date.parse(joinedAt))}; in by ${minute(Date.parse(joinedAt) + DELAY_HOURS * 3_600_000)}`,
              ),
            more: Math.max(0, waiting.length - SHOWN),
          },
        ],
        remedy: {
          kind: 'guide',
          title: msg('Wait until {by}', { by }),
          steps: [
            msg('If somebody is still missing after that, look at the subscription in the Kiro console.'),
          ],
          copies: [],
        },
      }
    }
    const evidence = [
      {
        kind: 'fact',
        says: msg('{count} groups are assigned to Kiro', { count: groups.length }),
        from,
      } as const,
    ]
    // A look that ended early cannot say that nobody joined.
    if (capped || groups.some(group => group.capped))
      return {
        verdict: 'warn',
        statement: msg(
          'Not all members of the subscribed groups were looked at; of those that were, nobody joined within 24 hours',
        ),
        evidence,
      }
    return {
      verdict: 'pass',
      statement: msg('Nobody joined one of the {count} subscribed groups within 24 hours', {
        count: groups.length,
      }),
      evidence,
    }
  },
})

function minute(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
