import type { Applications } from '@/lib/facts/model'
import { applicationsReport } from '@/lib/kiro/sources'
import { type Message, msg } from '@/lib/message'
import type { Evidence } from '@/lib/report/model'
import { defineCheck } from './check'
import { listed } from './listed'
import { noInstance } from './no-instance'

export const kiroApplications = defineCheck({
  id: 'kiro-applications',
  title: {
    pass: msg('Identity Center knows a Kiro profile'),
    fail: msg('It is not known whether there is a Kiro profile'),
    about: msg('A Kiro profile in Identity Center'),
  },
  why: msg('Kiro makes two applications for each profile; they show what has been set up already.'),
  source: applicationsReport,
  needs: ['instances', 'applications'],
  judge({ instances, applications }) {
    if (!instances.value.judged || !applications.value) return noInstance(instances.value)
    const { kiro, seen, capped } = applications.value
    const profiles = kiro.filter(each => each.product === 'kiro')
    const evidence: Evidence[] = [
      {
        kind: 'fact',
        says: capped
          ? msg('There are more than {seen} applications; the first {seen} were looked at', { seen })
          : msg('{seen} applications were looked at', { seen }),
        from: applications.from,
      },
    ]
    if (kiro.length > 0) evidence.push(listed(msg('Named as Kiro and Amazon Q name theirs'), kiro.map(line)))
    if (profiles.length === 0) return { verdict: 'skip', statement: none(applications.value), evidence }

    const names = profiles.map(each => each.name).join(', ')
    const alone = profiles.filter(profile => !kiro.some(each => isSignInOf(profile, each)))
    if (alone.length > 0)
      evidence.push(
        listed(
          msg('Without the sign-in application that users report beside a profile'),
          alone.map(each => each.name),
        ),
      )
    const off = kiro.filter(each => each.product !== 'amazon-q' && each.status !== 'ENABLED')
    if (off.length > 0)
      return {
        verdict: 'warn',
        statement: msg('{names} is there, but not all is enabled: {off}', {
          names,
          off: off.map(({ name, status }) => `${name} (${status})`).join(', '),
        }),
        evidence,
      }
    return { verdict: 'pass', statement: msg('{names} is there', { names }), evidence }
  },
})

type Kiro = Applications['kiro'][number]

function none({ kiro, seen, capped }: Applications): Message {
  if (kiro.some(each => each.product === 'kiro-sign-in'))
    return msg('No Kiro profile is there, only the sign-in application of one')
  if (kiro.length > 0) return msg('No Kiro profile is there yet, only one of Amazon Q before it')
  return capped
    ? msg('No Kiro profile is among the first {seen} applications', { seen })
    : msg('No Kiro profile is there yet')
}

function line({ name, status, accountId }: Kiro): string {
  return accountId ? `${name} (${status}, account ${accountId})` : `${name} (${status})`
}

function isSignInOf(profile: Kiro, { product, profileRegion, accountId }: Kiro): boolean {
  return (
    product === 'kiro-sign-in' &&
    profileRegion === profile.profileRegion &&
    (accountId ?? profile.accountId) === (profile.accountId ?? accountId)
  )
}
