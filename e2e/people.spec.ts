import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type BuiltServer, startBuilt } from '@/cli/built-server'
import { password, setUpPath } from '@/cli/set-up'
import { codeOf } from '@/lib/auth/authenticator.fixture'
import { environmentOf } from './environment'

/** A server of its own, as others reach it: the rest of the tests has a first look at one on loopback. */
test.describe.configure({ mode: 'serial' })

let server: BuiltServer
test.beforeAll(async () => {
  server = await startBuilt('.next/standalone', {
    HOSTNAME: '0.0.0.0',
    DATA_DIR: mkdtempSync(join(tmpdir(), 'kiro-readiness-people-')),
    ...environmentOf,
  })
})
test.afterAll(() => server.stop())

const at = (path: string) => new URL(path, server.address).href

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(at('/sign-in'))
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('nothing is open before the set-up link is', async ({ page }) => {
  await page.goto(at('/'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This server has not been set up')
  await expect(page.getByRole('textbox')).toHaveCount(0)
})

test('from the link to an admin who invites, without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(at(await setUpPath(server)))
  await page.getByLabel('Your name').fill('Ada')
  await page.getByLabel('E-mail').fill('ada@example.com')
  await page.getByLabel('Password').fill('too short')
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.getByText(/at least 12 characters: what is shorter/)).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveValue('Ada')
  await expect(page.getByLabel('Password')).toHaveValue('')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.getByRole('navigation', { name: 'You' })).toContainText('Ada')

  await page.getByRole('link', { name: 'People' }).click()
  await page.getByLabel('E-mail').fill('vi@example.com')
  await page.getByLabel('Role', { exact: true }).selectOption('viewer')
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByRole('status').locator('pre').textContent()

  const invited = await (await browser.newContext()).newPage()
  await invited.goto(link ?? '')
  await invited.getByLabel('Your name').fill('Vi')
  await invited.getByLabel('Password').fill(password)
  await invited.getByRole('button', { name: 'Join' }).click()
  await expect(invited.getByRole('navigation', { name: 'You' })).toContainText('Vi')
  await expect(invited.getByRole('link', { name: 'People' })).toHaveCount(0)
  await invited.goto(link ?? '')
  await expect(invited.getByRole('heading', { level: 1 })).toHaveText('This link no longer opens anything')
  await invited.context().close()
  await context.close()
})

test('an admin checks, and a viewer sees what came of it and no more', async ({ page, browser }) => {
  await signIn(page, 'ada@example.com')
  await page.getByRole('button', { name: 'Check Gull & Harrow Surveyors' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not ready: 2 things to change')
  await expect(page.getByRole('button', { name: 'Check all again' })).toBeVisible()

  const viewer = await (await browser.newContext()).newPage()
  await viewer.goto(page.url())
  await expect(viewer.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  await viewer.getByLabel('E-mail').fill('vi@example.com')
  await viewer.getByLabel('Password').fill(password)
  await viewer.getByRole('button', { name: 'Sign in' }).click()
  await expect(viewer.getByRole('heading', { level: 1 })).toHaveText('Not ready: 2 things to change')
  await expect(viewer.getByRole('button', { name: /^Check (all )?again/ })).toHaveCount(0)
  await viewer.goto(at('/'))
  await expect(viewer.getByRole('button', { name: /^Check/ })).toHaveCount(0)
  await viewer.context().close()
})

test('a second factor is turned on, and asked for at the next sign-in', async ({ page }) => {
  await signIn(page, 'ada@example.com')
  await page.getByRole('link', { name: 'Ada', exact: true }).click()
  await page.getByLabel('Your password').fill(password)
  await page.getByRole('button', { name: 'Set it up' }).click()
  await expect(page.getByRole('img', { name: 'The key as a QR code' })).toBeVisible()
  const shown = await page.getByRole('status').locator('pre').textContent()
  const key = /Key: ([A-Z2-7]+)/.exec(shown ?? '')?.[1] ?? ''
  await page.getByLabel('Code', { exact: true }).fill(codeOf(key))
  await page.getByRole('button', { name: 'Turn it on' }).click()
  await expect(page.getByRole('button', { name: 'Turn it off' })).toBeVisible()

  await page.getByRole('button', { name: 'Sign out' }).click()
  await signIn(page, 'ada@example.com')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('One more step')
  await page.getByLabel('Code', { exact: true }).fill(codeOf(key))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('navigation', { name: 'You' })).toContainText('Ada')
})
