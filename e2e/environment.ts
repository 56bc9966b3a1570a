import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDemo } from '@/lib/demo'

/** Where the tests of a real account put an AWS of their own; the server's environment leads there. */
export const demoPort = 3918
export const demoEndpoint = `http://127.0.0.1:${demoPort}`

/** Nothing of what the machine has of AWS. */
export const environmentOf = {
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: join(import.meta.dirname, 'aws-config'),
  AWS_SHARED_CREDENTIALS_FILE: join(import.meta.dirname, 'aws-config'),
}

export function emptyFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `kiro-readiness-${name}-`))
}

/** That of a server with an account: its keys are the same at every start, so that no AWS need be there yet. */
export async function environmentOfAccount(): Promise<Readonly<Record<string, string>>> {
  const demo = await startDemo({ organizations: ['cmk-missing'] })
  const { accessKeyId, secretAccessKey, sessionToken = '' } = demo.credentials('cmk-missing')
  const region = demo.region('cmk-missing')
  await demo.close()
  return {
    AWS_ENDPOINT_URL: demoEndpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    ...environmentOf,
  }
}
