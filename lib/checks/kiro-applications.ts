import { applicationsReport } from '@/lib/kiro/sources'
import { msg } from '@/lib/message'
import type { Evidence } from '@/lib/report/model'
import { defineCheck } from './check'
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
    if (!instances.value.judged || !applications.value) return noInstance
    const { kiro, seen, capped } = applications.value
    const { from } = applications
    const profiles = kiro.filter(each => each.product === 'kiro')
    const evidence: Evidence[] = [
      {
        kind: 'fact',
        says: capped
          ? msg('{seen} applications or more; the first {seen} were looked at', { seen })
          : msg('{seen} applications were looked at', { seen }),
        from,
      },
    ]
    if (kiro.length > 0)
      evidence.push({
        kind: 'list',
        title: msg('Of Kiro, and of Amazon Q before it'),
        items: kiro.map(({ name, status }) => `${name} (${status})`),
        more: 0,
      })
    if (profiles.length === 0)
      return {
        verdict: 'skip',
        statement:
          kiro.length > 0
            ? msg('No Kiro profile yet; an older Amazon Q profile is there')
            : msg('No Kiro profile yet'),
        evidence,
      }
    const disabled = kiro.filter(each => each.status !== 'ENABLED')
    const names = profiles.map(each => each.name).join(', ')
    if (disabled.length > 0)
      return {
        verdict: 'warn',
        statement: msg('{names} is there, but {disabled} is not enabled', {
          names,
          disabled: disabled.map(each => each.name).join(', '),
        }),
        evidence,
      }
    return { verdict: 'pass', statement: msg('{names} is there', { names }), evidence }
  },
})
