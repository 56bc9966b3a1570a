import { GetKeyPolicyCommand, KMSClient, ListAliasesCommand, PutKeyPolicyCommand } from '@aws-sdk/client-kms'
import { expect, type Page, test } from '@playwright/test'
import { type Demo, startDemo } from '@/lib/demo'
import { demoPort } from './environment'

/** One AWS behind the server's environment, so that these walk one after the other. */
test.describe.configure({ mode: 'serial' })

// While a page streams, what has arrived waits in a hidden place: only what is visible is looked at.

let demo: Demo
test.beforeAll(async () => {
  demo = await startDemo({ port: demoPort, organizations: ['cmk-missing'] })
})
test.afterAll(() => demo.close())

async function checkAccount(page: Page): Promise<void> {
  await page.goto('/')
  const keys = demo.credentials('cmk-missing')
  await page.getByText('Temporary keys', { exact: true }).click()
  await page.getByLabel('Access key ID').fill(keys.accessKeyId)
  await page.getByLabel('Secret access key').fill(keys.secretAccessKey)
  await page.getByLabel('Session token').fill(keys.sessionToken ?? '')
  await page.getByRole('button', { name: 'Check this account' }).click()
  await page.waitForURL(/\/runs\//, { waitUntil: 'commit' })
}

test('the page says that an endpoint leads elsewhere', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText(`AWS_ENDPOINT_URL`).first()).toBeVisible()
})

/** A run whose people are not told until `release` is called: everything else is judged before. */
async function heldRun(page: Page): Promise<() => void> {
  let tell = () => {}
  const until = new Promise<void>(resolve => {
    tell = resolve
  })
  const remove = demo.inject({
    service: 'identitystore',
    operation: 'ListUsers',
    kind: 'latency',
    until,
  })
  await checkAccount(page)
  return () => {
    remove()
    tell()
  }
}

async function expectMidRun(page: Page): Promise<void> {
  await expect(page.locator('article#aws-credentials:visible')).toHaveAttribute('data-verdict', 'pass')
  await expect(page.locator('article#users-to-subscribe:visible')).toContainText('Checking')
}

async function expectEnd(page: Page): Promise<void> {
  await expect(page.locator('article#users-to-subscribe:visible')).toHaveAttribute('data-verdict', 'pass')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not ready: 2 things to change')
}

test('verdicts are there while a slow one is still being checked', async ({ page }) => {
  const release = await heldRun(page)
  await expectMidRun(page)
  release()
  await expectEnd(page)
})

test('a second tab follows the same run', async ({ page, context }) => {
  const release = await heldRun(page)
  const tab = await context.newPage()
  await tab.goto(page.url(), { waitUntil: 'commit' })
  await expectMidRun(tab)
  release()
  await expectEnd(tab)
})

test('a reload in mid-run loses nothing', async ({ page }) => {
  const release = await heldRun(page)
  await page.reload({ waitUntil: 'commit' })
  await expectMidRun(page)
  release()
  await expectEnd(page)
})

test('keys that were pasted are gone after the run, and nowhere in what is sent', async ({
  page,
  request,
}) => {
  await checkAccount(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Not ready/)
  const { secretAccessKey } = demo.credentials('cmk-missing')
  for (const path of [page.url(), `${page.url()}/report.json`])
    expect(await (await request.get(path)).text()).not.toContain(secretAccessKey)
  await page.getByRole('button', { name: 'Check all again' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'pasted for it alone' })).toBeVisible()
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
  await changePolicy(statements => [...statements, JSON.parse(exact ?? '')])
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
  await changePolicy(statements => [
    ...statements,
    { Sid, Effect: 'Deny', Principal, Action: 'kms:Decrypt', Resource: '*' },
  ])

  await checkAccount(page)
  const card = page.locator('article#key-policy-identity-center:visible')
  await expect(card).toHaveAttribute('data-verdict', 'fail')
  await expect(card).toContainText('<script>document.title=1</script>')
  expect(await page.title()).not.toBe('1')
  await expect(card.locator('img')).toHaveCount(0)
})

/** As the administrator would, with the SDK. */
async function changePolicy(change: (statements: readonly object[]) => readonly object[]): Promise<void> {
  const client = {
    endpoint: demo.endpoint,
    region: demo.region('cmk-missing'),
    credentials: demo.credentials('cmk-missing'),
  }
  const kms = new KMSClient(client)
  const { Aliases = [] } = await kms.send(new ListAliasesCommand({}))
  const KeyId = Aliases.find(alias => alias.TargetKeyId)?.TargetKeyId
  const { Policy = '' } = await kms.send(new GetKeyPolicyCommand({ KeyId }))
  const policy = JSON.parse(Policy)
  await kms.send(
    new PutKeyPolicyCommand({
      KeyId,
      Policy: JSON.stringify({ ...policy, Statement: change(policy.Statement) }),
    }),
  )
}
