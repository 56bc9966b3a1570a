import { expect, test } from 'vitest'
import { demoTarget } from '@/cli/demo-target'
import { connect } from '@/lib/aws/connect'
import { defaultLimits } from '@/lib/aws/limits'
import { startDemo } from '@/lib/demo'
import { company } from '@/lib/demo/builders/company'
import { expected } from '@/lib/demo/builders/expectation'
import { Reading } from '@/lib/run/reading'

const joined = { hoursAgo: 2 }

test('who joined a group of Amazon Q alone waits for nothing of Kiro', async () => {
  const moved = company({
    name: 'moved',
    title: 'Moved Mountains',
    story: 'Amazon Q Developer stands beside Kiro.',
    domain: 'moved.example',
    region: 'eu-west-1',
    account: '323232323232',
    administrator: 'ines.ferreira',
    people: ['Inês Ferreira', 'Tomás Reis', 'Ana Lopes'],
    teams: [
      { name: 'Kiro', members: [{ name: 'Tomás Reis', joined }] },
      { name: 'Amazon Q', members: [{ name: 'Ana Lopes', joined }] },
    ],
    profile: { region: 'us-east-1', groups: ['Kiro'] },
    amazonQ: { region: 'us-east-1', groups: ['Amazon Q'] },
    expect: expected('ready'),
  })
  const demo = await startDemo({ organizations: [], others: [moved] })
  const target = demoTarget(demo, 'moved')
  const reading = new Reading(await connect(target, defaultLimits), target.hints, defaultLimits, () => {})
  try {
    expect(await reading.of('applications')).toMatchObject({ value: { kiro: { length: 3 } } })
    expect(await reading.of('kiro-assignments')).toMatchObject({
      state: 'known',
      value: { applications: 2, groups: [{ name: 'Kiro', recent: [{ name: 'Tomás Reis' }] }] },
    })
  } finally {
    reading.close()
    await demo.close()
  }
})
