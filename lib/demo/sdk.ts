import { AccountClient } from '@aws-sdk/client-account'
import { IAMClient } from '@aws-sdk/client-iam'
import { IdentitystoreClient } from '@aws-sdk/client-identitystore'
import { KMSClient } from '@aws-sdk/client-kms'
import { OrganizationsClient } from '@aws-sdk/client-organizations'
import { ListInstancesCommand, SSOAdminClient } from '@aws-sdk/client-sso-admin'
import { STSClient } from '@aws-sdk/client-sts'
import type { Demo } from '.'
import type { Credentials } from './world'

type Overrides = {
  readonly region?: string
  readonly credentials?: Credentials
  readonly maxAttempts?: number
}

/** The real clients, pointed at one organization: what the demo's own tests ask with. */
export function clientsOf(demo: Demo, organization: string, overrides: Overrides = {}) {
  const config = {
    endpoint: demo.endpoint,
    region: demo.region(organization),
    credentials: demo.credentials(organization),
    maxAttempts: 1,
    ...overrides,
  }
  return {
    account: new AccountClient(config),
    iam: new IAMClient(config),
    identitystore: new IdentitystoreClient(config),
    kms: new KMSClient(config),
    organizations: new OrganizationsClient(config),
    sso: new SSOAdminClient(config),
    sts: new STSClient(config),
  }
}

export async function instanceIn({ sso }: Pick<ReturnType<typeof clientsOf>, 'sso'>) {
  const { Instances } = await sso.send(new ListInstancesCommand({}))
  const found = Instances?.[0]
  if (!found?.InstanceArn || !found.IdentityStoreId) throw new Error('There is no instance here')
  return { ...found, InstanceArn: found.InstanceArn, IdentityStoreId: found.IdentityStoreId }
}

/** What a call was refused with: the SDK's name for it, the status, the sentence and the reason. */
export async function refusal(call: Promise<unknown>) {
  try {
    await call
  } catch (error) {
    const { name, message, Reason, $metadata } = error as Error & {
      Reason?: string
      $metadata?: { httpStatusCode?: number; requestId?: string; attempts?: number }
    }
    return { name, message, reason: Reason, status: $metadata?.httpStatusCode, attempts: $metadata?.attempts }
  }
  throw new Error('It was answered')
}
