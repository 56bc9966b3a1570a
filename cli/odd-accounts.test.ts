import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Demo, type Organization, startDemo } from '@/lib/demo'
import { company, type Spec } from '@/lib/demo/builders/company'
import { expected } from '@/lib/demo/builders/expectation'
import type { CheckId, Finding } from '@/lib/report/model'
import { begin } from '@/lib/run/begin'
import type { Hints } from '@/lib/target'
import { demoTarget } from './demo-target'

/** An organization with these people, else as smooth as any. */
function people(name: string, account: string, more: Pick<Spec, 'people' | 'teams'>): Organization {
  const story = 'One that is only tested.'
  return company({
    ...{ name, title: name, story, domain: `${name}.example`, region: 'us-east-1', account },
    administrator: 'ada',
    expect: expected('ready'),
    ...more,
  })
}

/** `ready` under another name, in an account of its own, with an instance in this state. */
function instance(name: string, account: string, change: Partial<Organization['instances'][number]>) {
  const data = people(name, account, { people: ['Ada Quist'] })
  return { ...data, instances: data.instances.map(each => ({ ...each, ...change })) }
}

const reason = 'The service-linked role AWSServiceRoleForSSO is missing'
const odd = {
  failed: instance('failed', '111100000001', { status: 'CREATE_FAILED', statusReason: reason }),
  mute: instance('mute', '111100000002', { status: 'CREATE_FAILED' }),
  leaving: instance('leaving', '111100000003', { status: 'DELETE_IN_PROGRESS', statusReason: 'asked to' }),
  coming: instance('coming', '111100000004', { status: 'CREATE_IN_PROGRESS' }),
  disabled: people('disabled', '111100000005', {
    people: ['Ada Quist', { name: 'Bo Lind', disabled: true }, { name: 'Cy Moll', disabled: true }],
  }),
  unreachable: people('unreachable', '111100000006', {
    people: ['Ada Quist', { name: 'Bo Lind', email: null }],
    teams: [{ name: 'Nobody', members: [] }],
  }),
}

let demo: Demo
beforeAll(async () => {
  demo = await startDemo({ organizations: ['ready'], others: Object.values(odd) })
})
afterAll(() => demo.close())

async function findingOf(name: string, id: CheckId, hints: Hints = {}): Promise<Finding> {
  const begun = await begin(demoTarget(demo, name, hints))
  if (!begun.ok) throw new Error(begun.problem.message.text)
  const found = (await begun.run.finished()).findings.find(finding => finding.id === id)
  if (!found) throw new Error(`no finding for ${id}`)
  return found
}

const itemsOf = ({ evidence }: Finding) => evidence.flatMap(each => (each.kind === 'list' ? each.items : []))

describe.concurrent('an instance that cannot be used', () => {
  test.each([
    ['failed', { reason }],
    ['mute', {}],
    ['leaving', { reason: 'asked to' }],
    ['coming', {}],
  ] as const)('%s', async (name, params) => {
    const { verdict, statement } = await findingOf(name, 'identity-center-instance')
    expect({ verdict, params: statement.params }).toEqual({
      verdict: 'fail',
      params: {
        id: odd[name].instances[0]?.arn.split('/')[1],
        region: 'US East (N. Virginia), us-east-1',
        ...params,
      },
    })
  })
})

describe.concurrent('people in the directory', () => {
  test('who are disabled are counted and named', async () => {
    const found = await findingOf('disabled', 'users-to-subscribe')
    expect([found.verdict, found.statement.params]).toEqual(['warn', { seen: 3, noEmail: 0, disabled: 2 }])
    expect(itemsOf(found)).toEqual([
      'Bo Lind (bo.lind@disabled.example)',
      'Cy Moll (cy.moll@disabled.example)',
      'Ada Quist <ada.quist@disabled.example>',
    ])
  })

  test('who have no e-mail address are counted and named, beside one who has', async () => {
    const found = await findingOf('unreachable', 'users-to-subscribe')
    expect([found.verdict, found.statement.params]).toEqual(['warn', { seen: 2, noEmail: 1, disabled: 0 }])
    expect(itemsOf(found)).toEqual([
      'Bo Lind (bo.lind@unreachable.example)',
      'Ada Quist <ada.quist@unreachable.example>',
    ])
  })

  test('of whom some stand for all are named with their addresses', async () => {
    const found = await findingOf('ready', 'users-to-subscribe')
    expect(found.verdict).toBe('pass')
    expect(itemsOf(found)).toContain('Leif Dahlgren <leif.dahlgren@tamarind-rye.example>')
    expect(found.evidence).toContainEqual(expect.objectContaining({ kind: 'list', more: 3 }))
  })
})

describe.concurrent('those who are named', () => {
  const domain = 'tamarind-rye.example'

  test('are all there: by e-mail address in any case, and by group', async () => {
    const subscribe = [`leif.dahlgren@${domain}`, `YUI.MATSUKAWA@${domain}`, 'group:Engineering']
    const found = await findingOf('ready', 'users-to-subscribe', { subscribe })
    expect([found.verdict, found.statement.params]).toEqual(['pass', { all: 3 }])
    expect(itemsOf(found)).toEqual(['group:Engineering: 4 members'])
  })

  test('are found by user name where the directory keeps no address', async () => {
    const found = await findingOf('unreachable', 'users-to-subscribe', {
      subscribe: ['ada.quist@unreachable.example', 'bo.lind@unreachable.example'],
    })
    expect([found.verdict, found.statement.params]).toEqual([
      'warn',
      { all: 2, noEmail: 1, disabled: 0, empty: 0 },
    ])
  })

  test('are disabled, or a group of nobody', async () => {
    const subscribe = ['ada.quist@disabled.example', 'bo.lind@disabled.example']
    const some = await findingOf('disabled', 'users-to-subscribe', { subscribe })
    expect([some.verdict, some.statement.params]).toEqual([
      'warn',
      { all: 2, noEmail: 0, disabled: 1, empty: 0 },
    ])
    const none = await findingOf('unreachable', 'users-to-subscribe', { subscribe: ['group:Nobody'] })
    expect([none.verdict, none.statement.params]).toEqual(['fail', { groups: 'group:Nobody' }])
  })

  test('are partly missing', async () => {
    const subscribe = [`leif.dahlgren@${domain}`, `eve@${domain}`, 'group:Ops']
    const found = await findingOf('ready', 'users-to-subscribe', { subscribe })
    expect([found.verdict, found.statement.params]).toEqual(['fail', { missing: 2, all: 3 }])
    expect(itemsOf(found)).toEqual([`eve@${domain}`, 'group:Ops'])
  })
})
