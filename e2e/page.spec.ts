import { expect, test } from '@playwright/test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { inTerminal } from '@/cli/in-terminal'
import { readingPolicy } from '@/lib/facts/reading-policy'
import { reportShape } from '@/lib/report/schema'

test('a finished run is there for ever, with nothing left to wait for', async ({ page, request }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Check Gull & Harrow Surveyors' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not ready: 2 things to change')
  const address = page.url()

  const html = await (await request.get(address)).text()
  // React marks a boundary that waits with $?, and fills it later from a hidden template.
  expect(html).not.toContain('<!--$?-->')
  expect(html).not.toMatch(/<template id="B:/)
  expect(html).not.toMatch(/ style="/)
  expect(html).not.toContain('http-equiv="refresh"')

  const report = reportShape.parse(await (await request.get(`${address}/report.json`)).json())
  expect(report.answer).toBe('not-ready')
  await page.goto('/')
  await expect(
    page.getByRole('link', { name: /Gull & Harrow Surveyors|cmk-wrong-region/ }).first(),
  ).toBeVisible()
})

test('reports and errors are what the served schema promises', async ({ page, request }) => {
  const schema = await (await request.get('/schema/report-v1.json')).json()
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
  const validate = new Ajv2020({ strict: false, formats: { 'date-time': true, uri: URL.canParse } }).compile(
    schema,
  )
  const expectValid = (document: unknown) => expect(validate(document) ? [] : validate.errors).toEqual([])

  await page.goto('/')
  await page.getByRole('button', { name: 'Check Gull & Harrow Surveyors' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Not ready/)
  const report = await (await request.get(`${page.url()}/report.json`)).json()
  expectValid(report)
  for (const args of [
    ['--demo', 'replicated'],
    ['--demo', 'broken'],
    ['--profile', 'nobody'],
    ['--frobnicate'],
  ])
    expectValid(JSON.parse((await inTerminal('check', [...args, '--json'])).stdout))
  expect(validate({ ...report, answer: 'perhaps' })).toBe(false)
  expect(validate({ ...report, secret: 'extra' })).toBe(false)
})

test('the policy that is shown is the one that the reads need', async ({ page }) => {
  await page.goto('/')
  await page.getByText('The permissions it reads with').click()
  await expect(page.locator('pre', { hasText: 'KiroReadinessRead' })).toHaveText(readingPolicy(), {
    useInnerText: true,
  })
})

test('the card tells the two values that differ, and the change with the account’s own ids', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Check Gull & Harrow Surveyors' }).click()
  const card = page.locator('article#key-policy-identity-center:visible')
  await expect(card).toHaveAttribute('data-verdict', 'fail')
  await expect(card.getByText('sso.us-east-1.amazonaws.com').first()).toBeVisible()
  await expect(card.getByText('sso.eu-west-2.amazonaws.com').first()).toBeVisible()
  await expect(card.getByText('555566667777').first()).toBeVisible()
})

test('without JavaScript the checklist fills by itself', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('button', { name: 'Check Tamarind & Rye Books' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Ready/, { timeout: 15_000 })
  await page.locator('article#encryption-key:visible summary').click()
  await expect(page.locator('article#encryption-key:visible').getByText('sso:DescribeInstance')).toBeVisible()
  await context.close()
})

test('a run that does not exist is a 404 in our own words', async ({ page }) => {
  const answer = await page.goto('/runs/mwuxz848-0000000000000000')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect((await page.request.get('/runs/mwuxz848-0000000000000000/report.json')).status()).toBe(404)
})

test('every answer carries the nonce policy and tells no more than it must', async ({ request }) => {
  for (const path of ['/', '/healthz', '/schema/report-v1.json', '/nowhere']) {
    const headers = (await request.get(path)).headers()
    expect(headers['x-powered-by'], path).toBeUndefined()
    expect(headers['referrer-policy'], path).toBe('no-referrer')
  }
  const policy = (await request.get('/')).headers()['content-security-policy']
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/)
  expect(policy).not.toContain('unsafe-inline')
})

test('a stranger’s name for this machine gets nothing', async ({ request }) => {
  expect((await request.get('/', { headers: { host: 'rebound.example' } })).status()).toBe(421)
})
