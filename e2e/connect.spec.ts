import { expect } from '@playwright/test'
import { test } from './signed-in'

test('a role is written out with an external ID of its own, each form copied as it is downloaded, until it is used', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/accounts/new')
  await page.getByLabel('Who may assume it').fill('somebody')
  await page.getByRole('button', { name: 'Write the role out' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'no principal' })).toBeVisible()
  await expect(page.getByLabel('Who may assume it')).toHaveValue('somebody')
  await page.getByLabel('Who may assume it').fill('111122223333')
  await page.getByLabel('With a second role, for fixes').check()
  await page.getByRole('button', { name: 'Write the role out' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A role to read with')
  const externalId =
    (await page
      .getByText(/^kiro-readiness-[0-9a-f]{32}$/)
      .first()
      .textContent()) ?? ''
  await expect(page.getByLabel('External ID')).toHaveValue(externalId)

  for (const [title, fileName] of [
    ['CloudFormation', 'kiro-readiness-roles.yaml'],
    ['Terraform', 'kiro-readiness-roles.tf'],
    ['AWS CLI', 'kiro-readiness-roles.sh'],
  ] as const) {
    await page.getByRole('button', { name: `Copy the text for ${title}` }).click()
    await expect(page.getByRole('button', { name: `Copied the text for ${title}` })).toBeVisible()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    const path = await page.locator(`a[download="${fileName}"]`).getAttribute('href')
    const file = await page.request.get(path ?? '')
    expect(await file.text()).toBe(copied)
    expect(file.headers()['content-disposition']).toContain(fileName)
    for (const part of [externalId, 'arn:aws:iam::111122223333:root', 'kms:PutKeyPolicy'])
      expect(copied).toContain(part)
  }

  const address = page.url()
  await page.goto('/accounts/new')
  await expect(page.getByRole('link', { name: 'arn:aws:iam::111122223333:root' }).first()).toBeVisible()
  expect((await page.request.get(address)).status()).toBe(200)
})

test('the role is written out without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/accounts/new')
  await page.getByLabel('Who may assume it').fill('arn:aws-us-gov:iam::111122223333:role/Reader')
  await page.getByRole('button', { name: 'Write the role out' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A role to read with')
  await expect(page.getByText('AWSTemplateFormatVersion').first()).toBeVisible()
  await context.close()
})

test('each permission of the reading policy is told as the check found it', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Check Gull & Harrow Surveyors' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Not ready/, { timeout: 20_000 })
  const run = page.url()
  await page.goto(`${run}/permissions`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connected: nothing is missing')
  await expect(page.getByRole('region', { name: /^Granted/ })).toContainText('sso:ListInstances')
})
