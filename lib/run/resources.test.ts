import { afterEach, expect, test } from 'vitest'
import { demoTarget } from '@/cli/demo-target'
import { type Demo, startDemo } from '@/lib/demo'
import { company } from '@/lib/demo/builders/company'
import { expected } from '@/lib/demo/builders/expectation'
import type { Principal } from '@/lib/demo/organization'
import { begin } from './begin'

let demo: Demo
afterEach(() => demo.close())

const account = '313131313131'
const action = 'iam:CreateServiceLinkedRole'

async function judged(partition: 'aws' | 'aws-us-gov', on: string) {
  const caller: Principal = {
    kind: 'role',
    name: 'KiroSetUp',
    path: '/',
    session: 'amina.okafor',
    allow: ['*'],
    only: { [action]: on },
  }
  const narrow = company({
    name: 'narrow',
    title: 'Narrow Gauge Railways',
    story: 'An administrator whose policy names resources in full.',
    domain: 'narrow-gauge.example',
    ...(partition === 'aws-us-gov' && { partition }),
    region: partition === 'aws' ? 'eu-west-1' : 'us-gov-west-1',
    account,
    administrator: 'amina.okafor',
    caller,
    people: ['Amina Okafor'],
    expect: expected('ready'),
  })
  demo = await startDemo({ organizations: [], others: [narrow] })
  const begun = await begin(demoTarget(demo, 'narrow'))
  if (!begun.ok) throw new Error(begun.problem.message.text)
  const { findings } = await begun.run.finished()
  return findings.find(({ id }) => id === 'aws-admin-permissions')
}

test.each(['aws', 'aws-us-gov'] as const)(
  '%s: an administrator who may make the role in this account passes',
  async partition => {
    const on = `arn:${partition}:iam::${account}:role/aws-service-role/q.amazonaws.com/*`
    expect(await judged(partition, on)).toMatchObject({ verdict: 'pass' })
  },
)

test('one who may make it in another account alone fails, and is offered a policy that names no account', async () => {
  const finding = await judged('aws', 'arn:aws:iam::999999999999:role/*')
  expect(finding).toMatchObject({ verdict: 'fail', statement: { params: { missing: 1 } } })
  const policy = JSON.parse(finding?.remedy?.copies[0]?.text ?? '')
  expect(policy.Statement).toMatchObject([
    {
      Action: [action],
      Resource: 'arn:aws:iam::*:role/aws-service-role/q.amazonaws.com/AWSServiceRoleForAmazonQDeveloper',
    },
  ])
})
