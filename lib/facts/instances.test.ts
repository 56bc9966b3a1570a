import { CreateInstanceCommand, SSOAdminClient } from '@aws-sdk/client-sso-admin'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { demoTarget } from '@/cli/demo-target'
import { connect } from '@/lib/aws/connect'
import { defaultLimits, type Limits } from '@/lib/aws/limits'
import { type Demo, startDemo } from '@/lib/demo'
import type { Instances, Settled } from '@/lib/facts/model'
import { Reading } from '@/lib/run/reading'
import type { Hints } from '@/lib/target'

const limits: Limits = { ...defaultLimits, attemptMs: 1_000, callMs: 2_000, retryBaseMs: 5, graceMs: 200 }

let demo: Demo
beforeEach(async () => {
  demo = await startDemo({
    organizations: ['ready', 'no-instance', 'replicated', 'opt-in-region', 'govcloud', 'member-account'],
  })
})
afterEach(() => demo.close())

async function instancesOf(name: string, hints: Hints = {}): Promise<Settled<Instances>> {
  const target = demoTarget(demo, name, hints)
  const reading = new Reading(await connect(target, limits), target.hints, limits, () => {})
  try {
    return await reading.of('instances')
  } finally {
    reading.close()
  }
}

const listInstances = { service: 'sso', operation: 'ListInstances' } as const

describe('where an instance is looked for', () => {
  test('every Region that the account has enabled is asked, once', async () => {
    await instancesOf('ready')
    const regions = demo.calls.filter(call => call.operation === 'ListInstances').map(call => call.region)
    expect(new Set(regions).size).toBe(regions.length)
    expect(regions).toHaveLength(17)
  })

  test('those enabled by default are asked before the list of Regions is there', async () => {
    let letGo = () => {}
    const until = new Promise<void>(resolve => {
      letGo = resolve
    })
    demo.inject({ service: 'account', kind: 'latency', until })
    const answered = (operation: string) => demo.calls.filter(call => call.operation === operation).length
    const settled = instancesOf('no-instance')
    await vi.waitFor(() => expect(answered('ListInstances')).toBe(17))
    expect(answered('ListRegions')).toBe(0)
    letGo()
    expect((await settled).state).toBe('known')
    expect([answered('ListInstances'), answered('ListRegions')]).toEqual([17, 1])
  })

  test('a Region that the account opted in to is asked although Kiro does not support it', async () => {
    const settled = await instancesOf('opt-in-region')
    expect(settled).toMatchObject({ state: 'known', value: { judged: { primaryRegion: 'ap-southeast-3' } } })
  })

  test('GovCloud is asked in its own two Regions', async () => {
    const settled = await instancesOf('govcloud')
    expect(settled).toMatchObject({ state: 'known', value: { judged: { primaryRegion: 'us-gov-west-1' } } })
    expect(demo.calls.every(call => call.region.startsWith('us-gov-'))).toBe(true)
  })

  test('a replicated instance is one instance, judged in its primary Region', async () => {
    const settled = await instancesOf('replicated')
    if (settled.state !== 'known') throw new Error(settled.state)
    expect(settled.value.found).toHaveLength(1)
    expect(settled.value.judged?.foundIn.length).toBe(2)
    expect(settled.value.judged?.regions.filter(region => region.primary)).toEqual([
      expect.objectContaining({ name: settled.value.judged?.primaryRegion }),
    ])
  })
})

describe('what a Region that refuses means', () => {
  test('none found and none refused: there is none', async () => {
    expect(await instancesOf('no-instance')).toMatchObject({
      state: 'known',
      value: { found: [], judged: null, refused: [] },
    })
  })

  test('none found and one refused: not known, and the Region is named', async () => {
    demo.inject({ ...listInstances, region: 'eu-west-2', kind: 'access-denied' })
    const settled = await instancesOf('no-instance')
    expect(settled).toMatchObject({ state: 'denied', action: 'sso:ListInstances' })
    expect(settled.state === 'denied' && settled.message.params).toMatchObject({
      regions: 'eu-west-2',
      seen: 16,
    })
  })

  test('found, and another refused: known, and the refusal is listed', async () => {
    demo.inject({ ...listInstances, region: 'eu-west-2', kind: 'access-denied' })
    const settled = await instancesOf('ready')
    expect(settled).toMatchObject({
      state: 'known',
      value: { refused: [{ region: 'eu-west-2', why: { state: 'denied' } }] },
    })
  })

  test('found, and another says nothing: not waited for beyond its grace, and listed', async () => {
    demo.inject({ ...listInstances, region: 'sa-east-1', kind: 'hang' })
    const settled = await instancesOf('ready')
    expect(settled).toMatchObject({
      state: 'known',
      value: { refused: [{ region: 'sa-east-1', why: { state: 'failed', kind: 'timeout' } }] },
    })
  })

  test('none found, and the list of Regions refused: not known, for one to opt in to may hold it', async () => {
    demo.inject({ service: 'account', kind: 'access-denied' })
    expect(await instancesOf('no-instance')).toMatchObject({ state: 'denied', action: 'account:ListRegions' })
  })

  test.each(['empty-200', 'truncated', 'html-503'] as const)(
    'an answer that is none (%s) is never "none there"',
    async kind => {
      demo.inject({ ...listInstances, region: 'eu-west-2', kind })
      expect((await instancesOf('no-instance')).state).toBe('failed')
    },
  )
})

describe('several instances', () => {
  test('the active one of the organization is judged, unless the person names another', async () => {
    const Region = 'eu-north-1'
    const sso = new SSOAdminClient({
      endpoint: demo.endpoint,
      region: Region,
      credentials: demo.credentials('member-account'),
    })
    const { InstanceArn } = await sso.send(new CreateInstanceCommand({ Name: 'trial' }))
    const settled = await instancesOf('member-account')
    if (settled.state !== 'known') throw new Error(settled.state)
    expect(settled.value.found).toHaveLength(2)
    expect(settled.value.chosenBy).toBe('rank')
    expect(settled.value.judged?.arn).not.toBe(InstanceArn)

    for (const hints of [{ instanceArn: InstanceArn }, { region: Region }])
      expect(await instancesOf('member-account', hints)).toMatchObject({
        value: { judged: { arn: InstanceArn, primaryRegion: Region }, chosenBy: 'hint' },
      })
  })
})

describe('an instance that the person names', () => {
  const instanceArn = 'arn:aws:sso:::instance/ssoins-0000000000000000'

  test('and that is not there: another is no stand-in for it', async () => {
    expect(await instancesOf('ready', { instanceArn })).toMatchObject({
      state: 'known',
      value: { judged: null, found: [{ status: 'ACTIVE' }] },
    })
  })

  test('and that may be in a Region that refused: not known', async () => {
    demo.inject({ ...listInstances, region: 'eu-west-2', kind: 'access-denied' })
    expect(await instancesOf('ready', { instanceArn })).toMatchObject({ state: 'denied' })
  })
})
