import { expect, type Page } from '@playwright/test'
import { type Demo, startDemo } from '@/lib/demo'
import { hostile } from '@/lib/demo/hostile'
import { checkIds } from '@/lib/report/model'
import { changePolicy, checkAccount, heldRun } from './account'
import { demoPort } from './environment'
import { test } from './signed-in'

/** One AWS behind the server's environment, so that these walk one after the other. */
test.describe.configure({ mode: 'serial' })

// While a page streams, what has arrived waits in a hidden place: only what is visible is looked at.

let demo: Demo
test.beforeAll(async () => {
  demo = await startDemo({ port: demoPort, organizations: ['cmk-missing'], others: [hostile] })
})
test.afterAll(() => demo.close())

test('the page says that an endpoint leads elsewhere', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText(`AWS_ENDPOINT_URL`).first()).toBeVisible()
})

test('what was typed is kept when it is wrong, and the sentence stands beside the field', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByText('Assume a role on top').click()
  await page.getByLabel('Role ARN').fill('arn:aws:iam::1:user/nobody')
  await page.getByRole('button', { name: 'Check this account' }).click()
  await expect(page.getByText(/is not the ARN of a role/)).toBeVisible()
  await expect(page.getByLabel('Role ARN')).toHaveValue('arn:aws:iam::1:user/nobody')
})

async function expectMidRun(page: Page): Promise<void> {
  await expect(page.locator('article#aws-credentials:visible')).toHaveAttribute('data-verdict', 'pass')
  await expect(page.locator('article#users-to-subscribe:visible')).toContainText('Checking')
}

async function expectEnd(page: Page): Promise<void> {
  await expect(page.locator('article#users-to-subscribe:visible')).toHaveAttribute('data-verdict', 'pass')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not ready: 2 things to change')
}

test('verdicts are there while a slow one is still being checked', async ({ page }) => {
  const release = await heldRun(page, demo)
  await expectMidRun(page)
  release()
  await expectEnd(page)
})

test('how far the run is, and what is asked, stands above cards that keep their place', async ({ page }) => {
  await page.addInitScript(countShifts)
  // So that the cards fall one after the other.
  const hurry = demo.inject({ kind: 'latency', latencyMs: 200 })
  const release = await heldRun(page, demo)
  await expect(page.locator('progress:visible')).toHaveJSProperty('value', 15)
  await expect(page.locator('progress:visible')).toHaveJSProperty('max', checkIds.length)
  await expect(page.getByText(`15 of ${checkIds.length}`).locator('visible=true')).toHaveCount(1)
  await expect(page.getByText('Looking at the people').locator('visible=true')).toHaveCount(1)
  expect(await page.evaluate(() => Number(document.documentElement.dataset.shift ?? 0))).toBeLessThan(0.01)
  hurry()
  release()
  await expectEnd(page)
  await expect(page.locator('progress:visible')).toHaveCount(0)
})

for (const [device, viewport] of [
  ['a phone', { width: 360, height: 740 }],
  ['a desktop', { width: 1280, height: 900 }],
] as const)
  test(`on ${device} a card is as high as the skeleton that it takes the place of`, async ({ page }) => {
    await page.setViewportSize(viewport)
    const release = await heldRun(page, demo, { service: 'sso', operation: 'ListInstances' })
    const waiting = await heights(page, 'article[aria-busy]')
    expect(Object.keys(waiting).length).toBeGreaterThan(10)
    release()
    await expectEnd(page)
    const closed = await heights(page, 'article:has(> details:not([open]))')
    const both = Object.keys(closed).filter(id => id in waiting)
    expect(both.length).toBeGreaterThan(8)
    for (const id of both) expect(closed[id], id).toBe(waiting[id])
  })

test('a second tab follows the same run', async ({ page, context }) => {
  const release = await heldRun(page, demo)
  const tab = await context.newPage()
  await tab.goto(page.url(), { waitUntil: 'commit' })
  await expectMidRun(tab)
  release()
  await expectEnd(tab)
})

test('a reload in mid-run loses nothing', async ({ page }) => {
  const release = await heldRun(page, demo)
  await page.reload({ waitUntil: 'commit' })
  await expectMidRun(page)
  release()
  await expectEnd(page)
})

test('keys that were pasted are gone after the run, and nowhere in what is sent', async ({
  page,
  request,
}) => {
  await checkAccount(page, demo)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Not ready/)
  const { secretAccessKey } = demo.credentials('cmk-missing')
  for (const path of [page.url(), `${page.url()}/report.json`])
    expect(await (await request.get(path)).text()).not.toContain(secretAccessKey)
  await page.getByRole('button', { name: 'Check all again' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'pasted for it alone' })).toBeVisible()
})

test('without JavaScript the page says so too, and the server goes on', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await checkAccount(page, demo)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Not ready/)
  await page.getByRole('button', { name: 'Check all again' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'pasted for it alone' })).toBeVisible()
  await context.close()
})

test('a statement that was added is seen by checking that card again, and nothing else is lost', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Check this account' }).click()
  const card = page.locator('article#key-policy-identity-center:visible')
  await expect(card).toHaveAttribute('data-verdict', 'fail')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not ready: 2 things to change')
  const address = page.url()

  const exact = await card.locator('pre', { hasText: 'Allow Kiro to use key via IDC' }).first().textContent()
  await changePolicy(demo, statements => [...statements, JSON.parse(exact ?? '')])
  await card.getByRole('button', { name: /^Check again/ }).click()
  await expect(card).toHaveAttribute('data-verdict', 'pass')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not ready: 1 thing to change')
  expect(page.url()).toBe(address)
  await page.reload()
  await expect(card).toHaveAttribute('data-verdict', 'pass')
})

test('a statement name that is an attack is shown as text', async ({ page }) => {
  const Sid = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
  const Principal = { Service: 'q.amazonaws.com' }
  await changePolicy(demo, statements => [
    ...statements,
    { Sid, Effect: 'Deny', Principal, Action: 'kms:Decrypt', Resource: '*' },
  ])

  await checkAccount(page, demo)
  const card = page.locator('article#key-policy-identity-center:visible')
  await expect(card).toHaveAttribute('data-verdict', 'fail')
  await expect(card).toContainText('<script>document.title=1</script>')
  expect(await page.title()).not.toBe('1')
  await expect(card.locator('img')).toHaveCount(0)
})

test('names, a statement and a reason that are an attack, each 100 kB long, are text and bury nothing', async ({
  page,
  request,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await checkAccount(page, demo, 'hostile')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Not ready/)
  for (const [id, verdict] of Object.entries(hostile.expect.findings))
    await expect(page.locator(`article#${id}:visible`)).toHaveAttribute('data-verdict', verdict)
  for (const id of ['users-to-subscribe', 'encryption-key', 'key-policy-identity-center'])
    await expect(page.locator(`article#${id}:visible`)).toContainText('<img src=x onerror=')
  expect(await page.title()).not.toBe('1')
  await expect(page.locator('img')).toHaveCount(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  const live = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u
  const shown = ((await page.locator('main').textContent()) ?? '').replaceAll(/[\n\t]/g, '')
  expect(shown).not.toMatch(live)
  const json = await (await request.get(`${page.url()}/report.json`)).text()
  expect(json.replaceAll('\n', '')).not.toMatch(live)
  expect(JSON.parse(json).answer).toBe('not-ready')
})

/** As Chrome counts them: how much of the page moved, and how far, without anybody touching it. */
function countShifts(): void {
  let sum = 0
  new PerformanceObserver(list => {
    if (!location.pathname.startsWith('/runs/')) return
    for (const entry of list.getEntries()) sum += 'value' in entry ? Number(entry.value) : 0
    document.documentElement.dataset.shift = String(sum)
  }).observe({ type: 'layout-shift', buffered: true })
}

/** Of the articles that can be seen, by their ids, in pixels. */
async function heights(page: Page, selector: string): Promise<Readonly<Record<string, number>>> {
  const all = await page
    .locator(`${selector}:visible`)
    .evaluateAll(articles => articles.map(each => [each.id, each.getBoundingClientRect().height] as const))
  return Object.fromEntries(all)
}
