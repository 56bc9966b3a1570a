import { expect, test } from 'vitest'
import { demoTarget } from '@/cli/demo-target'
import { connect } from '@/lib/aws/connect'
import { defaultLimits } from '@/lib/aws/limits'
import { startDemo } from '@/lib/demo'
import { Reading } from '@/lib/run/reading'

const faults = [
  { sentence: 'members without a time or an id', operation: 'ListGroupMemberships', kind: 'nulls' },
  {
    sentence: 'a kind of assignee that is new',
    operation: 'ListApplicationAssignments',
    kind: 'unknown-enum',
  },
] as const

test.each(faults)('$sentence leave it unknown who joined lately', async ({ operation, kind }) => {
  const demo = await startDemo({ organizations: ['external-idp'] })
  demo.inject({ operation, kind })
  const target = demoTarget(demo, 'external-idp')
  const reading = new Reading(await connect(target, defaultLimits), target.hints, defaultLimits, () => {})
  const settled = await reading.of('kiro-assignments')
  reading.close()
  await demo.close()
  expect(settled).toMatchObject({ state: 'failed', kind: 'malformed' })
  expect(settled).toHaveProperty(['message', 'params', 'action'], expect.stringContaining(operation))
})
