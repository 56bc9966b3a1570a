import {
  loadConfig,
  NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS,
  NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS,
} from '@smithy/core/config'

/** What a person sets for all services, in the environment or in ~/.aws. */
export type Settings = { readonly useFipsEndpoint: boolean; readonly useDualstackEndpoint: boolean }

/** Read once a run: left to the SDK, each of some thirty clients would look for it anew. */
export async function sharedSettings(profile: string | undefined): Promise<Settings> {
  const [useFipsEndpoint, useDualstackEndpoint] = await Promise.all([
    loadConfig(NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS, { profile })(),
    loadConfig(NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS, { profile })(),
  ])
  return { useFipsEndpoint: Boolean(useFipsEndpoint), useDualstackEndpoint: Boolean(useDualstackEndpoint) }
}
