import { GetKeyPolicyCommand, KMSClient, ListAliasesCommand, PutKeyPolicyCommand } from '@aws-sdk/client-kms'
import type { Page } from '@playwright/test'
import type { Demo, Fault } from '@/lib/demo'

/** With the keys of one of its organizations, pasted. */
export async function checkAccount(page: Page, demo: Demo, name = 'cmk-missing'): Promise<void> {
  await page.goto('/')
  const keys = demo.credentials(name)
  await page.getByText('Temporary keys', { exact: true }).click()
  await page.getByLabel('Access key ID').fill(keys.accessKeyId)
  await page.getByLabel('Secret access key').fill(keys.secretAccessKey)
  await page.getByLabel('Session token').fill(keys.sessionToken ?? '')
  await page.getByRole('button', { name: 'Check this account' }).click()
  await page.waitForURL(/\/runs\//, { waitUntil: 'commit' })
}

const people = { service: 'identitystore', operation: 'ListUsers' } as const

/** A run in which one read, of the people, is not answered until `release` is called: what else can be is judged before. */
export async function heldRun(
  page: Page,
  demo: Demo,
  held: Pick<Fault, 'service' | 'operation'> = people,
): Promise<() => void> {
  let tell = () => {}
  const until = new Promise<void>(resolve => {
    tell = resolve
  })
  const remove = demo.inject({
    ...held,
    kind: 'latency',
    until,
  })
  await checkAccount(page, demo)
  return () => {
    remove()
    tell()
  }
}

/** As the administrator would, with the SDK. */
export async function changePolicy(
  demo: Demo,
  change: (statements: readonly object[]) => readonly object[],
): Promise<void> {
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
