import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type APIRequestContext, type Browser, expect, type Page, test } from '@playwright/test'
import { forms } from '@/lib/policy'
import { exports } from '@/lib/report/export'

const origin = 'http://localhost:3917'

/** Checks a demo organization and stands on the page that hands its report out. */
async function atSharing(page: Page, title: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: `Check ${title}` }).click()
  await page.getByRole('link', { name: 'Hand it out' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hand out this report')
}

async function madeLink(page: Page, fields: Readonly<Record<string, string>> = {}): Promise<string> {
  const link = page.getByRole('status').getByText('/r/')
  const before = (await link.isVisible()) ? await link.textContent() : null
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value)
  await page.getByRole('button', { name: 'Make a link' }).click()
  await expect(link).toBeVisible()
  if (before !== null) await expect(link).not.toHaveText(before)
  return (await link.textContent()) ?? ''
}

async function withoutScript(browser: Browser): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false })).newPage()
}

/** Everything that a server sends back: head and body, as far as it is no compression. */
async function bytesOf(request: APIRequestContext, path: string): Promise<string> {
  const answer = await request.get(path, { maxRedirects: 0 })
  return `${answer.status()} ${JSON.stringify(answer.headers())} ${await answer.text()}`
}

test('signed out and without a script a link opens, leads to each card, and hands out every file, until it is taken back', async ({
  page,
  browser,
}) => {
  await atSharing(page, 'Alpenglas Optik')
  const link = await madeLink(page, { 'For whom': 'Support of Kiro' })
  expect(link).toMatch(/^http:\/\/localhost:3917\/r\/[\w-]{43}$/)
  const reader = await withoutScript(browser)
  const opened = await reader.goto(link)
  expect(opened?.headers()).toMatchObject({
    'cache-control': 'private, no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  })
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(/^Not ready: 2 things to change/)
  await reader.getByRole('link', { name: 'Let Kiro in through Identity Store' }).click()
  await expect(reader.locator('article#key-policy-identity-store')).toBeInViewport()
  await expect(reader.locator('.token').first()).toHaveText(/^(ACCOUNT|ROLE)-[0-9a-f]{6}/)
  const files = [...exports.map(({ id }) => `as/${id}`), ...forms.map(({ form }) => `patch/${form}`)]
  for (const file of files)
    expect((await reader.request.get(`${link}/${file}`)).headers()['content-disposition'], file).toMatch(
      /^attachment; filename="[\w.-]+"$/,
    )

  await page.reload()
  const line = page.getByRole('listitem').filter({ hasText: 'For Support of Kiro' })
  await expect(line).toContainText('Opened 1 time')
  await line.getByRole('button', { name: /^Take back/ }).click()
  await expect(line).toContainText('Taken back')
  const gone = await bytesOf(reader.request, link)
  expect(gone).toMatch(/^404 /)
  for (const file of files) expect(await bytesOf(reader.request, `${link}/${file}`), file).toMatch(/^404 /)
  const never = await bytesOf(reader.request, `/r/${'A'.repeat(43)}`)
  const bare = (text: string) => text.replace(/nonce-[\w+/=]+|nonce=\S+|"date":"[^"]*"/g, '')
  expect(bare(gone)).toBe(bare(never))
})

test('whoever hands it out needs no script either', async ({ page, browser }) => {
  await atSharing(page, 'Alpenglas Optik')
  const plain = await withoutScript(browser)
  await plain.goto(page.url())
  await plain.getByRole('radio', { name: /^Ids Account/ }).check()
  await plain.getByRole('button', { name: 'Show what this hides' }).click()
  await plain.getByLabel('Days until it ends').fill('91')
  await plain.getByRole('button', { name: 'Make a link' }).click()
  await expect(plain.getByText('from 1 to 90')).toBeVisible()
  await plain.getByLabel('Days until it ends').fill('2')
  const link = await madeLink(plain)
  expect((await plain.request.get(link)).status()).toBe(200)
  await plain.goto(page.url())
  const line = plain.getByRole('listitem').filter({ hasText: 'For whoever has it' }).first()
  await line.getByRole('button', { name: /^Take back/ }).click()
  await expect(line).toContainText('Taken back')
  expect((await plain.request.get(link)).status()).toBe(404)
})

test('fifty who click at once: as many as may get in, and each of them reads on', async ({
  page,
  request,
}) => {
  await atSharing(page, 'Alpenglas Optik')
  const link = await madeLink(page, { Openings: '5' })
  expect(await (await request.get(link)).text()).toContain('Open the report')
  const clicks = await Promise.all(
    Array.from({ length: 50 }, () =>
      fetch(link, { method: 'POST', redirect: 'manual', body: new URLSearchParams() }),
    ),
  )
  const let_in = clicks.filter(({ status }) => status === 303)
  expect(let_in).toHaveLength(5)
  expect(clicks.filter(({ status }) => status === 403)).toHaveLength(45)
  for (const { headers } of let_in) {
    const cookie = headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax$/)
    const report = await fetch(`${link}/as/json`, { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(report.status).toBe(200)
  }
  expect((await fetch(`${link}/as/json`, { redirect: 'manual' })).status).toBe(303)
})

test('a passphrase opens it without a script, and a wrong one does not', async ({ page, browser }) => {
  await atSharing(page, 'Alpenglas Optik')
  const link = await madeLink(page, { Passphrase: 'Zürich im Nebel' })
  const reader = await withoutScript(browser)
  await reader.goto(link)
  await reader.getByLabel('Passphrase').fill('Zürich im Regen')
  await reader.getByRole('button', { name: 'Open the report' }).click()
  await expect(reader.getByRole('alert')).toContainText('not the passphrase')
  await reader.getByLabel('Passphrase').fill('Zürich im Nebel')
  await reader.getByRole('button', { name: 'Open the report' }).click()
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(/^Not ready/)
})

test('a text to copy is copied with one click, and nothing on the page is stopped by its policy', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await atSharing(page, 'Alpenglas Optik')
  const link = await madeLink(page)
  const complaints: string[] = []
  page.on('console', message => complaints.push(message.text()))
  await page.goto(`${link}#sign-in-details`)
  await expect(page.locator('article#sign-in-details .body')).toBeVisible()
  await page.getByText('A reply to send').click()
  const reply = page.locator('.reply')
  await reply.getByRole('button', { name: 'Copy' }).click()
  await expect(reply.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^Hello,\n[\s\S]+ACCOUNT-/)
  expect(complaints).toEqual([])
})

test('a file is verified in the browser and in the terminal, and an altered one by neither', async ({
  page,
}) => {
  await atSharing(page, 'Alpenglas Optik')
  const link = await madeLink(page)
  const text = await (await page.request.get(`${link}/as/json`)).text()
  const folder = mkdtempSync(join(tmpdir(), 'kiro-readiness-share-'))
  const [file, altered] = [join(folder, 'report.json'), join(folder, 'altered.json')]
  writeFileSync(file, text)
  writeFileSync(altered, text.replace('not-ready', 'undecided'))
  const verify = (path: string) =>
    spawnSync(
      'npm',
      [
        'run',
        '--silent',
        'report',
        '--',
        'verify',
        path,
        '--keys',
        `${origin}/.well-known/kiro-readiness-keys.json`,
      ],
      { encoding: 'utf8' },
    )
  expect(verify(file)).toMatchObject({ status: 0, stdout: expect.stringContaining(origin) })
  expect(verify(altered).status).not.toBe(0)

  await page.goto('/r')
  const sent: string[] = []
  page.on('request', request => sent.push(`${request.method()} ${new URL(request.url()).pathname}`))
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByText(/^Signed by this server/)).toBeVisible()
  await expect(page.locator('article#key-policy-identity-store')).toHaveAttribute('data-verdict', 'fail')
  // The change to the key, worked out in the browser, is the one that the server hands out.
  const offered = page.locator('article#key-policy-identity-store').getByRole('link', { name: /^Download/ })
  const taken = page.waitForEvent('download')
  await offered.first().click()
  const [form] = forms
  const served = await page.request.get(`${link}/patch/${form?.form}`)
  expect(readFileSync(await (await taken).path(), 'utf8')).toBe(await served.text())
  expect((await taken).suggestedFilename()).toMatch(/^kms-key-policy/)
  await page.locator('input[type=file]').setInputFiles(altered)
  await expect(page.getByRole('heading', { name: /^From .* to / })).toBeVisible()
  // The browser asks for the site's own picture when it likes.
  const asked = new Set(sent.filter(each => each !== 'GET /icon.svg'))
  expect([...asked]).toEqual(['GET /.well-known/kiro-readiness-keys.json'])
})

test('an address carries the report, and the server sees nothing of it', async ({ page }) => {
  await atSharing(page, 'Alpenglas Optik')
  await page.getByRole('button', { name: 'Make an address that carries it' }).click()
  const address = (await page.getByRole('status').getByText('/r#1.').textContent()) ?? ''
  const sent: string[] = []
  page.on('request', request => sent.push(request.url()))
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(/^Not ready/)
  expect(sent.filter(url => url.includes(address.split('#')[1] ?? '?'))).toEqual([])
})
