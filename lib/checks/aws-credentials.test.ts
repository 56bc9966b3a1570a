import { expect, test } from 'vitest'
import { awsCredentials } from './aws-credentials'
import { account, outcome, remedyOf, said } from './fixture'

const caller = (kind: 'root' | 'user' | 'assumed-role' | 'federated-user' | 'other', name: string) => ({
  caller: {
    accountId: account,
    arn: `arn:aws:iam::${account}:${name}`,
    userId: 'A',
    partition: 'aws',
    kind,
    name,
  },
})

test.each(['user', 'assumed-role', 'federated-user', 'other'] as const)(
  'passes a caller that is a %s',
  kind => {
    expect(said(awsCredentials, caller(kind, 'somebody'))).toEqual({
      verdict: 'pass',
      name: 'somebody',
      accountId: account,
    })
  },
)

test('warns about the root user, and says what to use instead', () => {
  const root = outcome(awsCredentials, caller('root', 'root'))
  expect([root.verdict, root.statement.params]).toEqual(['warn', { accountId: account }])
  expect(remedyOf(root).steps.length).toBeGreaterThan(1)
})

test('names the ARN by which AWS knows the caller, and where it said so', () => {
  const [first] = outcome(awsCredentials, caller('user', 'somebody')).evidence
  expect(first).toMatchObject({
    kind: 'fact',
    says: { params: { arn: `arn:aws:iam::${account}:somebody` } },
    from: [{ requestId: 'r-1' }],
  })
})
