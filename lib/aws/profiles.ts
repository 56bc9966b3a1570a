import { loadSharedConfigFiles } from '@smithy/core/config'

export type Profile = {
  readonly name: string
  readonly kind: 'sso' | 'role' | 'keys' | 'process' | 'other'
  readonly region: string | null
}

/** The profiles of ~/.aws, by name and kind; what is secret in them is not read into our shapes. */
export async function listProfiles(): Promise<readonly Profile[]> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles()
  const names = new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)])
  return [...names]
    .filter(name => !/^(sso-session|services)[ .]/.test(name))
    .map(name => {
      const has = (key: string) => Boolean(configFile[name]?.[key] ?? credentialsFile[name]?.[key])
      const kind =
        has('sso_session') || has('sso_start_url')
          ? 'sso'
          : has('role_arn')
            ? 'role'
            : has('credential_process')
              ? 'process'
              : has('aws_access_key_id')
                ? 'keys'
                : 'other'
      return {
        name,
        kind,
        region: configFile[name]?.region ?? credentialsFile[name]?.region ?? null,
      } as const
    })
    .sort((a, b) => a.name.localeCompare(b.name))
}

export async function findProfile(name: string): Promise<Profile | undefined> {
  return (await listProfiles()).find(profile => profile.name === name)
}
