import { expect, test } from 'vitest'
import { startDemo } from '@/lib/demo'
import { reportShape } from '@/lib/report/schema'
import { inTerminal } from './in-terminal'

/** Three pages of people and three of groups at most, beside what every other run asks. */
const MOST_CALLS = 60

test('100,000 people cost three pages, and are shown as 300 or more', { timeout: 60_000 }, async () => {
  const demo = await startDemo({ organizations: ['large'] })
  const { accessKeyId, secretAccessKey, sessionToken = '' } = demo.credentials('large')
  const { code, stdout } = await inTerminal('check', ['--json'], {
    env: {
      AWS_ENDPOINT_URL: demo.endpoint,
      AWS_REGION: demo.region('large'),
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    },
  })
  const asked = (operation: string) => demo.calls.filter(call => call.operation === operation).length
  const counts = { all: demo.calls.length, people: asked('ListUsers'), groups: asked('ListGroups') }
  await demo.close()
  expect(code).toBe(0)
  const people = reportShape.parse(JSON.parse(stdout)).findings.find(({ id }) => id === 'users-to-subscribe')
  expect(people).toMatchObject({ verdict: 'pass', statement: { params: { seen: 300 } } })
  expect(people?.statement.text).toContain('300 people or more')
  expect(counts).toMatchObject({ people: 3, groups: 3 })
  expect(counts.all).toBeLessThanOrEqual(MOST_CALLS)
})
