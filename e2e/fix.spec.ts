import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type BuiltServer, startBuilt } from '@/cli/built-server'
import { password, setUpPath } from '@/cli/set-up'
import { environmentOf } from './environment'

let server: BuiltServer
test.beforeAll(async () => {
  server = await startBuilt('.next/standalone', {
    HOSTNAME: '0.0.0.0',
    FIXES: 'on',
    DATA_DIR: mkdtempSync(join(tmpdir(), 'kiro-readiness-fix-')),
    ...environmentOf,
  })
})
test.afterAll(() => server.stop())

test('from a failed card to a passed one, and back, with the keyboard', async ({ page }) => {
  test.slow()
  const complaints: string[] = []
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  await page.goto(new URL(await setUpPath(server), server.address).href)
  await page.getByLabel('Your name').fill('Ada')
  await page.getByLabel('E-mail').fill('ada@example.com')
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Set up' }).click()
  await page.getByRole('button', { name: 'Check Alpenglas Optik' }).click()
  const card = page.locator('article#key-policy-identity-center')
  await card.getByRole('link', { name: /^Plan the fix/ }).press('Enter')

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Let Kiro decrypt with the key /)
  await expect(page.getByText('4 statements stay byte for byte')).toBeVisible()
  // One radio button of several is on: the arrows lead from form to form.
  await page.getByRole('radio', { name: 'The statements' }).press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'The whole policy' })).toBeFocused()
  await expect(page.getByRole('link', { name: /^Download/ }).filter({ visible: true })).toHaveText(
    /policy….json$/,
  )
  const typed = page.getByLabel(/^Type /)
  const wanted = ((await page.locator('label[for=confirm]').textContent()) ?? '').replace('Type ', '')
  await expect(typed).toHaveValue('')
  await typed.fill('another')
  await typed.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'What was typed' })).toBeVisible()
  await typed.fill(wanted)
  await typed.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Verified')
  await expect(page.getByText('Read back as planned, 5 of 5 times in a row')).toBeVisible()

  await page.getByRole('link', { name: 'To the checklist' }).click()
  await card.getByRole('button', { name: /^Check again/ }).click()
  await expect(card).toHaveAttribute('data-verdict', 'pass')

  await page.goBack()
  await page.getByRole('link', { name: 'Take it back …' }).click()
  // Or by what the key is called.
  await expect(typed).toHaveAccessibleDescription(/or the key’s alias, identity-center$/)
  await typed.fill('identity-center')
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Taken back')
  expect(complaints).toEqual([])
})
