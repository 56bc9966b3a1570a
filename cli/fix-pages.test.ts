import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joined } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type BuiltServer, formWith, startBuilt } from './built-server'
import type { PlainBrowser } from './plain-browser'
import { join, setUp } from './set-up'

const build = joined(import.meta.dirname, '..', '.next', 'standalone')
const open: BuiltServer[] = []
afterAll(() => Promise.all(open.map(server => server.stop())))

async function started(env: Readonly<Record<string, string>>): Promise<BuiltServer> {
  const DATA_DIR = mkdtempSync(joined(tmpdir(), 'kiro-readiness-fix-'))
  const server = await startBuilt(build, { DATA_DIR, HOSTNAME: '0.0.0.0', ...env })
  open.push(server)
  return server
}

/** The path of a finished run of an organization that does not let Kiro in. */
async function checked(browser: PlainBrowser, organization = 'cmk-missing'): Promise<string> {
  const form = formWith(await browser.page('/'), 'organization')
  form.set('organization', organization)
  const location = (await browser.fetch('/', { method: 'POST', body: form })).headers.get('location') ?? ''
  const run = new URL(location, 'http://localhost').pathname
  await vi.waitUntil(async () => (await browser.fetch(`${run}/report.json`)).ok, { timeout: 30_000 })
  return run
}

const planPath = (run: string) => `${run}/fix/key-policy-identity-store`
const confirmIn = (page: string) => /Type (?:<!-- -->)?([0-9a-f]{8})/.exec(page)?.[1] ?? ''

/** Sends the form that confirms a plan, and gives the path of the change that it led to. */
async function confirmed(browser: PlainBrowser, path: string, values: Readonly<Record<string, string>> = {}) {
  const page = await browser.page(path)
  const form = formWith(page, 'confirm')
  form.set('confirm', confirmIn(page))
  for (const [name, value] of Object.entries(values)) form.set(name, value)
  return browser.fetch(path, { method: 'POST', body: form })
}

const pathOf = (answer: Response) =>
  new URL(answer.headers.get('location') ?? '', 'http://localhost').pathname

async function outcomeOf(browser: PlainBrowser, change: string): Promise<string> {
  const entry = async () => (await browser.fetch(`${change}/entry.json`)).json()
  await vi.waitUntil(async () => (await entry()).state === 'ended', { timeout: 40_000 })
  return (await entry()).outcome
}

/** The files that a page carries, by the ends of their names: exact ones stand before relaxed ones. */
function filesIn(page: string): ReadonlyMap<string, string> {
  const links = page.matchAll(
    /href="data:text\/plain;charset=utf-8,([^"]*)" download="[^"]*?(-[a-z]+)?(\.\w+)"/g,
  )
  return new Map(
    [...links]
      .reverse()
      .map(([, text = '', form = '', ending = '']) => [form + ending, decodeURIComponent(text)]),
  )
}

describe.concurrent('with fixing switched on', () => {
  let server: BuiltServer
  let admin: PlainBrowser
  beforeAll(async () => {
    server = await started({ FIXES: 'on' })
    admin = await setUp(server)
  })

  test('an admin fixes what fails and takes it back, without a script', async () => {
    const run = await checked(admin)
    expect(await admin.page(run)).toContain(planPath(run))

    const wrong = await confirmed(admin, planPath(run), { confirm: 'something else' })
    expect(await wrong.text()).toContain('What was typed is not')
    const forged = await confirmed(admin, planPath(run), { hash: '0'.repeat(64) })
    expect(await forged.text()).toContain('There is no such plan any more')

    // By the name of its key as well as by the end of its id.
    expect(await admin.page(planPath(run))).toContain('identity-center')
    const change = pathOf(await confirmed(admin, planPath(run), { confirm: 'alias/identity-center' }))
    expect(await outcomeOf(admin, change)).toBe('verified')
    expect(await admin.page(change)).toContain('Verified')
    // By its own check, not by the click.
    expect(await admin.page(planPath(run))).toContain('lets Kiro in as it is')

    const back = pathOf(await confirmed(admin, `${change}/undo`))
    expect(await outcomeOf(admin, back)).toBe('verified')
    expect(confirmIn(await admin.page(planPath(run)))).not.toBe('')
  })

  test('the files beside a plan are made of what the plan is made of', async () => {
    const run = await checked(admin, 'cmk-one-statement')
    const page = await admin.page(planPath(run))
    const { change } = Object.fromEntries(formWith(page, 'confirm'))
    const { plan } = await (await admin.fetch(`/changes/${change}/entry.json`)).json()
    expect(filesIn(page).get('.json')).toBe(plan.writes[0].after.text)
  })

  test.each(['operator', 'viewer'])(
    '%s: sees the plan and the patch, and is refused by the server',
    async role => {
      const run = await checked(admin, 'cmk-wrong-region')
      const somebody = await join(server, admin, role)
      expect(await somebody.page(run)).toContain(planPath(run))
      const page = await somebody.page(planPath(run))
      expect(page).not.toContain('name="confirm"')
      expect(page).toContain('Somebody else applies this')
      expect(filesIn(page).get('.tf')).toContain('aws_kms_key_policy')

      const form = formWith(await admin.page(planPath(run)), 'confirm')
      form.set('confirm', confirmIn(await admin.page(planPath(run))))
      const refused = await somebody.fetch(planPath(run), { method: 'POST', body: form })
      // Without a script Next answers a refusal with 404.
      expect([403, 404]).toContain(refused.status)
      expect((await (await admin.fetch(`/changes/${form.get('change')}/entry.json`)).json()).state).toBe(
        'planned',
      )
    },
  )

  test('where two have to say yes, the one who asked cannot be the second', async () => {
    const two = await started({ FIXES: 'on', FIX_APPROVALS: '2' })
    const ada = await setUp(two)
    const run = await checked(ada)
    const change = pathOf(await confirmed(ada, planPath(run)))
    expect(await ada.page(change)).toContain('Waits for a second admin')
    const entry = await (await ada.fetch(`${change}/entry.json`)).json()
    const bea = await join(two, ada, 'admin', 'bea@example.com')
    const page = await bea.page(change)
    const form = formWith(page, 'confirm')
    form.set('confirm', confirmIn(page))
    const alone = await ada.fetch(change, { method: 'POST', body: form })
    expect(await alone.text()).toContain('This plan cannot be applied')
    expect((await (await ada.fetch(`${change}/entry.json`)).json()).state).toBe('awaiting')
    const again = formWith(await bea.page(change), 'confirm')
    again.set('confirm', confirmIn(page))
    await bea.fetch(change, { method: 'POST', body: again })
    expect(await outcomeOf(bea, change)).toBe('verified')
    expect(entry.approvedBy).toBeNull()
  })
})

test('with fixing switched off there is a plan and no button, for an admin too', async () => {
  const server = await started({})
  const admin = await setUp(server)
  const page = await admin.page(planPath(await checked(admin)))
  expect(page).toContain('Fixing is switched off on this server')
  expect(page).not.toContain('name="confirm"')
})
