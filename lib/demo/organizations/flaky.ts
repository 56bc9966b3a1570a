import { company } from '../builders/company'
import { expected } from '../builders/expectation'

/** Every first attempt of these calls fails, in each run anew; the SDK's second one goes through. */
export const flaky = company({
  name: 'flaky',
  title: 'Thistledown Looms',
  story: 'Like the first, on a bad day: throttled, cut off and refused, but never three times in a row.',
  domain: 'thistledown-looms.example',
  region: 'us-east-1',
  account: '282828282828',
  administrator: 'morag.abercrombie',
  people: ['Morag Abercrombie', 'Tenzin Dolkar', 'Beatriz Cavalheiro', 'Ousmane Ndiayeba'],
  teams: [{ name: 'Pattern engine', members: ['Tenzin Dolkar', 'Beatriz Cavalheiro'] }],
  faults: [
    { service: 'sts', operation: 'GetCallerIdentity', kind: 'server-error', attempts: 1 },
    { service: 'sso', operation: 'ListInstances', kind: 'html-503', attempts: 1 },
    {
      service: 'sso',
      operation: 'DescribeInstance',
      kind: 'throttle-retry-after',
      retryAfterMs: 150,
      attempts: 1,
    },
    { service: 'sso', operation: 'ListApplications', kind: 'reset', attempts: 1 },
    { service: 'identitystore', operation: 'ListUsers', kind: 'reset', attempts: 1 },
    { service: 'identitystore', operation: 'ListGroups', kind: 'throttle', attempts: 1 },
    { service: 'iam', operation: 'GetRole', kind: 'reset', attempts: 1 },
    { service: 'iam', operation: 'SimulatePrincipalPolicy', kind: 'server-error', attempts: 2 },
    { service: 'organizations', kind: 'server-error', attempts: 1 },
    { service: 'account', kind: 'server-error', attempts: 2 },
  ],
  expect: expected('ready'),
})
