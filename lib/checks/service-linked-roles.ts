import { serviceLinkedRoles as roles } from '@/lib/kiro/service-linked-roles'
import { serviceLinkedRolesReport } from '@/lib/kiro/sources'
import { msg } from '@/lib/message'
import { defineCheck } from './check'

export const serviceLinkedRoles = defineCheck({
  id: 'service-linked-roles',
  title: {
    pass: msg('The roles behind subscriptions are there'),
    fail: msg('A role behind subscriptions is missing'),
    about: msg('The service-linked roles behind subscriptions'),
  },
  why: msg(
    'The policy that Kiro documents for administrators cannot create the first role; users had to create it by hand.',
  ),
  source: serviceLinkedRolesReport,
  needs: ['service-linked-roles'],
  judge({ 'service-linked-roles': found }) {
    const { userSubscriptions, amazonQDeveloper } = found.value
    const there = (is: boolean) => (is ? 'there' : 'not there')
    const evidence = [
      {
        kind: 'fact',
        says: msg('{role} is {there}', {
          role: roles.userSubscriptions.roleName,
          there: there(userSubscriptions),
        }),
        from: found.from.slice(0, 1),
      },
      {
        kind: 'fact',
        says: msg('{role} is {there}', {
          role: roles.amazonQDeveloper.roleName,
          there: there(amazonQDeveloper),
        }),
        from: found.from.slice(1),
      },
    ] as const
    if (!userSubscriptions)
      return {
        verdict: 'warn',
        statement: msg('{role} is missing; users report that subscribing then fails', {
          role: roles.userSubscriptions.roleName,
        }),
        evidence,
        remedy: {
          kind: 'apply',
          title: msg('Create {role}', { role: roles.userSubscriptions.roleName }),
          steps: [
            msg(
              'Run this as an administrator of the account; it changes nothing else, and says so if the role is there already.',
            ),
          ],
          copies: [{ name: msg('The command'), language: 'shell', text: roles.userSubscriptions.command }],
        },
      }
    return {
      verdict: 'pass',
      statement: amazonQDeveloper
        ? msg('Both service-linked roles are there')
        : msg('{role} is there; the set-up creates the other', { role: roles.userSubscriptions.roleName }),
      evidence,
    }
  },
})
