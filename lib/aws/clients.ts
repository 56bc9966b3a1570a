import { AccountClient } from '@aws-sdk/client-account'
import { IAMClient } from '@aws-sdk/client-iam'
import { IdentitystoreClient } from '@aws-sdk/client-identitystore'
import { KMSClient } from '@aws-sdk/client-kms'
import { OrganizationsClient } from '@aws-sdk/client-organizations'
import { SSOAdminClient } from '@aws-sdk/client-sso-admin'
import { STSClient } from '@aws-sdk/client-sts'
import { ConfiguredRetryStrategy } from '@smithy/core/retry'
import type { MetadataBearer, MiddlewareStack } from '@smithy/types'
import { silenceNodeVersionWarning } from '@/lib/env'
import type { Keys } from '@/lib/target'
import { sharedHandler } from './handler'
import type { Limits } from './limits'
import { turn } from './rate'
import type { Settings } from './settings'

/** By the prefix of their IAM actions. */
const classes = {
  sso: SSOAdminClient,
  identitystore: IdentitystoreClient,
  kms: KMSClient,
  sts: STSClient,
  iam: IAMClient,
  organizations: OrganizationsClient,
  account: AccountClient,
}
export type Service = keyof typeof classes
export type ClientOf<S extends Service> = InstanceType<(typeof classes)[S]>

export type ClientPool = {
  get<S extends Service>(service: S, region: string): ClientOf<S>
  /** From now on these keys take their turns with all others of the account. */
  belongsTo(account: string): void
  close(): void
}

export function clientPool(
  keys: Keys,
  endpoint: string | undefined,
  limits: Limits,
  settings: Settings,
): ClientPool {
  silenceNodeVersionWarning()
  const requestHandler = sharedHandler(limits)
  const pool = new Map<string, ClientOf<Service>>()
  let whose = keys.accessKeyId

  return {
    get<S extends Service>(service: S, region: string) {
      const name = `${service} ${region}`
      const known = pool.get(name)
      if (known) return known as ClientOf<S>
      const client = new classes[service]({
        region,
        credentials: keys,
        endpoint,
        requestHandler,
        ...settings,
        // Said here, so that not every client looks for it in the environment and in files.
        defaultsMode: 'standard',
        retryMode: 'standard',
        maxAttempts: limits.attempts ?? 3,
        retryStrategy:
          limits.retryBaseMs === undefined
            ? undefined
            : new ConfiguredRetryStrategy(limits.attempts ?? 3, limits.retryBaseMs),
      })
      // Inside the retry loop, so that every attempt waits its turn.
      const stack = client.middlewareStack as unknown as MiddlewareStack<object, MetadataBearer>
      stack.add(
        next => async args => {
          await turn(`${endpoint ?? 'aws'} ${whose}`, service, region)
          return next(args)
        },
        { step: 'finalizeRequest', priority: 'low', name: 'turn' },
      )
      pool.set(name, client)
      return client as ClientOf<S>
    },
    belongsTo(account) {
      whose = account
    },
    // The handler outlives the run; forgetting the clients lets go of the keys.
    close() {
      pool.clear()
    },
  }
}
