import { expect, test } from 'vitest'
import { decide, type PolicyDocument, type PolicyRequest } from './index'

const policy: PolicyDocument = {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::111122223333:root' },
    Action: 'kms:*',
    Resource: '*',
  },
}
const request: PolicyRequest = {
  principal: { arn: 'arn:aws:iam::111122223333:user/ada' },
  action: 'kms:Decrypt',
  resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  context: {},
}

test('an Allow for the account counts for its user, and says that IAM has to agree', () => {
  const { decision, statements } = decide(policy, request)
  expect(decision).toBe('allow')
  expect(statements[0]).toMatchObject({ applies: 'yes', reason: 'delegates-to-iam' })
})

test('where IAM is unknown, the answer hangs on it', () => {
  const { decision, dependsOn, values, statements } = decide(policy, { ...request, iam: 'unknown' })
  expect({ decision, dependsOn, values }).toEqual({
    decision: 'conditional',
    dependsOn: ['IAM'],
    values: { IAM: ['allows'] },
  })
  expect(statements[0]).toMatchObject({ applies: 'unknown', reason: 'delegates-to-iam' })
})
