import { callerPage } from '@/lib/kiro/sources'
import { msg } from '@/lib/message'
import { defineCheck } from './check'

export const awsCredentials = defineCheck({
  id: 'aws-credentials',
  title: {
    pass: msg('The AWS credentials work'),
    fail: msg('The AWS credentials do not work'),
    about: msg('The caller of this check'),
  },
  why: msg('Everything below is what AWS told this caller; another caller may see less or more.'),
  source: callerPage,
  needs: ['caller'],
  judge({ caller }) {
    const { arn, accountId, kind, name } = caller.value
    const evidence = [
      { kind: 'fact', says: msg('AWS knows the caller as {arn}', { arn }), from: caller.from } as const,
    ]
    if (kind !== 'root')
      return {
        verdict: 'pass',
        statement: msg('The caller is {name}, in account {accountId}', { name, accountId }),
        evidence,
      }
    return {
      verdict: 'warn',
      statement: msg('The caller is the root user of account {accountId}, which is not for daily work', {
        accountId,
      }),
      evidence,
      remedy: {
        kind: 'guide',
        title: msg('Use an administrator of your own instead of the root user'),
        steps: [
          msg('Sign in as an administrator through IAM Identity Center or with an IAM role.'),
          msg('Delete the access keys of the root user, and check again.'),
        ],
        link: {
          title: 'Root user best practices',
          url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html',
        },
        copies: [],
      },
    }
  },
})
