import { expect, type Page, test } from '@playwright/test'

const title = 'Gull & Harrow Surveyors'
const name = 'cmk-wrong-region'

async function checked(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: `Check ${title}` }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not ready: 2 things to change', {
    timeout: 20_000,
  })
}

async function toAccount(page: Page, search: string): Promise<void> {
  await page.goto(`/?q=${encodeURIComponent(search)}`)
  await page.getByRole('link', { name: search, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(search)
}

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with a script' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('an account is found by its name and its answer, and by nothing that it is not', async ({
      page,
    }) => {
      await checked(page)
      await page.goto('/')
      await page.getByLabel('Name or account ID').fill('WRONG-region')
      await page.getByLabel('Answer').selectOption('not-ready')
      await page.getByRole('button', { name: 'Show' }).click()
      const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) })
      await expect(row).toContainText('Not ready')
      await expect(row).toContainText(`Demo: ${title}`)
      await expect(page.getByLabel('Name or account ID')).toHaveValue('WRONG-region')
      await page.getByLabel('Answer').selectOption('ready')
      await page.getByRole('button', { name: 'Show' }).click()
      await expect(page.getByText('No account is like that.')).toBeVisible()
    })

    test('two runs of an account are compared', async ({ page }) => {
      await checked(page)
      await checked(page)
      await toAccount(page, name)
      await expect(page.getByRole('row')).not.toHaveCount(2)
      await page.getByRole('button', { name: 'Compare these two' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two runs compared')
      await expect(page.getByText('No check came out otherwise.')).toBeVisible()
      await expect(page.getByText(/statements? means? the same|statements mean the same/)).toBeVisible()
    })
  })

test('an account keeps the name and the group that a person gave it', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto('/')
  await page.getByRole('button', { name: 'Check Tamarind & Rye Books' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Ready/, { timeout: 20_000 })
  await toAccount(page, 'ready')
  const address = page.url()
  await page.getByLabel('Group').fill('Books <b>')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('main').getByText('Books <b>').first()).toBeVisible()
  await page.goto('/')
  await page.getByLabel('Group', { exact: true }).selectOption({ label: 'Books <b> (1)' })
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('link', { name: 'ready', exact: true })).toBeVisible()
  await page.goto(address)
  await page.getByLabel('Name').fill('  ')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert')).toContainText('An account needs a name')
  await page.context().close()
})

test('what a person confirmed is told with its end, decides the answer, and can be revoked', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Check Vellum Aerospace' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/to confirm/, { timeout: 20_000 })
  const run = page.url()
  await toAccount(page, 'external-idp')
  await page.getByLabel('Your name').fill('Ana Lindqvist')
  await page.getByLabel('Note').fill('Okta, ticket 7')
  await page.getByRole('button', { name: 'I confirm it' }).click()
  await expect(page.getByText('Ana Lindqvist confirmed it on')).toBeVisible()
  await expect(page.getByText(/^Holds until/)).toBeVisible()
  await page.goto(run)
  await expect(page.locator('article#idp-admin-permission')).toHaveAttribute('data-verdict', 'pass')
  await expect(page.locator('article#idp-admin-permission')).toContainText('Ana Lindqvist')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/to confirm/)
  await page.goBack()
  await page.getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText(/^Revoked on/)).toBeVisible()
  await page.goto(run)
  await expect(page.locator('article#idp-admin-permission')).toHaveAttribute('data-verdict', 'todo')
})

test('an account that does not exist is a 404, and so is a comparison of runs that are none of it', async ({
  page,
}) => {
  for (const path of ['', '/compare', '/compare?before=a&after=b']) {
    const answer = await page.goto(`/accounts/0123456789abcdef${path}`)
    expect(answer?.status(), path).toBe(404)
  }
})
