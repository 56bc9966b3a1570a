import { serviceLinkedRoles as roles } from '@/lib/kiro/service-linked-roles'
import { serviceLinkedRolesReport } from '@/lib/kiro/sources'
import { msg } from '@/lib/message'
import type { Evidence } from '@/lib/report/model'
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
    const first = roles.userSubscriptions
    const second = roles.amazonQDeveloper
    const says = (roleName: string, there: boolean) =>
      there ? msg('{role} is there', { role: roleName }) : msg('{role} is not there', { role: roleName })
    const evidence: Evidence[] = [
      { kind: 'fact', says: says(first.roleName, userSubscriptions), from: found.from },
      { kind: 'fact', says: says(second.roleName, amazonQDeveloper), from: found.from },
    ]
    if (!userSubscriptions)
      return {
        verdict: 'warn',
        statement: msg('{role} is missing; users report that they had to create it by hand', {
          role: first.roleName,
        }),
        evidence,
        remedy: {
          kind: 'apply',
          title: msg('Create {role}', { role: first.roleName }),
          steps: [
            msg(
              'Run the command as an administrator of this account. It creates the role and changes nothing else.',
            ),
            msg('Check again.'),
          ],
          copies: [{ name: msg('The command'), language: 'shell', text: first.command }],
        },
      }
    return {
      verdict: 'pass',
      statement: amazonQDeveloper
        ? msg('{first} and {second} are there', { first: first.roleName, second: second.roleName })
        : msg('{first} is there; the administrator of the set-up may create {second}', {
            first: first.roleName,
            second: second.roleName,
          }),
      evidence,
    }
  },
})
