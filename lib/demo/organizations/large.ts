import { company } from '../builders/company'
import { expected } from '../builders/expectation'
import { generatedDirectory } from '../builders/generated-directory'

export const large = company({
  name: 'large',
  title: 'Continental Post',
  story: '100,000 people in 5,000 groups, and AWS’s quota of 20 requests a second.',
  domain: 'continental-post.example',
  region: 'eu-central-1',
  account: '272727272727',
  administrator: 'walburga.steinhoefel',
  directory: generatedDirectory({ users: 100_000, groups: 5_000, domain: 'continental-post.example' }),
  requestsPerSecond: 20,
  expect: expected('ready'),
})
