import { expect, type Page, test } from '@playwright/test'
import { forms } from '@/lib/policy'

async function checked(page: Page, title: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: `Check ${title}` }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^(Not r|R)eady/)
}

test('each form of the change is copied with one click, and is the file that stands beside it', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await checked(page, 'Alpenglas Optik')
  const card = page.locator('article#key-policy-identity-store:visible')
  for (const { title } of forms) {
    const row = card.locator('li', { hasText: title.text }).filter({ visible: true })
    const link = row.getByRole('link')
    const file = await page.request.get((await link.getAttribute('href')) ?? '')
    expect(file.headers()['content-disposition'], title.text).toContain(
      `filename="${await link.getAttribute('download')}"`,
    )
    await row.getByRole('button', { name: /^Copy/ }).click()
    await expect(row.getByRole('button', { name: /^Copied/ })).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText()), title.text).toBe(await file.text())
  }
})

test('any id is allowed where that is asked for, and no other service or Region', async ({ page }) => {
  await checked(page, 'Alpenglas Optik')
  const answer = await page.request.get(`${page.url()}/patch/statements?statements=relaxed`)
  const conditions = JSON.parse(await answer.text()).map(({ Condition }: { Condition: object }) => Condition)
  expect(conditions).toEqual([
    {
      StringLike: {
        'kms:EncryptionContext:aws:sso:instance-arn': 'arn:aws:sso:::instance/*',
        'kms:ViaService': 'sso.eu-central-1.amazonaws.com',
      },
    },
    {
      StringLike: {
        'kms:EncryptionContext:aws:identitystore:identitystore-arn':
          'arn:aws:identitystore::333344445555:identitystore/*',
        'kms:ViaService': 'identitystore.eu-central-1.amazonaws.com',
      },
    },
  ])
})

test('where a Deny stands in the way nothing is handed out, and the answer says why', async ({ page }) => {
  await checked(page, 'Banco Araucaria')
  await expect(page.getByText('Or the whole change')).toHaveCount(0)
  const answer = await page.request.get(`${page.url()}/patch/policy`)
  expect(answer.status()).toBe(409)
  expect(await answer.text()).toContain('DenyOutsideOrganization')
})

test('a key that lets Kiro in is offered no change', async ({ page }) => {
  await checked(page, 'Nordhavn Maritime')
  expect((await page.request.get(`${page.url()}/patch/policy`)).status()).toBe(409)
  expect((await page.request.get(`${page.url()}/patch/poem`)).status()).toBe(404)
  expect((await page.request.get(`${page.url()}/patch/policy?region=xx-nowhere-1`)).status()).toBe(404)
})
