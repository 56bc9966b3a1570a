import { loadSharedConfigFiles } from '@smithy/core/config'
import { z } from 'zod'

export type Profile = {
  readonly name: string
  readonly kind: 'sso' | 'role' | 'keys' | 'process' | 'other'
  readonly region: string | null
  /** Of the role that the profile assumes. */
  readonly roleArn: string | null
}

const text = z.string().optional().catch(undefined)
const section = z.object({
  region: text,
  role_arn: text,
  source_profile: text,
  credential_source: text,
  external_id: text,
  role_session_name: text,
  mfa_serial: text,
  aws_access_key_id: text,
  aws_secret_access_key: text,
  aws_session_token: text,
  web_identity_token_file: text,
  credential_process: text,
  sso_session: text,
  sso_start_url: text,
  sso_account_id: text,
  sso_role_name: text,
})

/** What a profile says of its credentials, keys included: only the way to keys reads this. */
export type Section = z.infer<typeof section>
export type Sections = ReadonlyMap<string, Section>

/** ~/.aws as it is now: the SDK keeps what it read first for as long as the process lives. */
export async function readSections(): Promise<Sections> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true })
  const names = new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)])
  return new Map(
    [...names]
      .filter(name => !/^(sso-session|services)[ .]/.test(name))
      .map(name => [name, section.parse({ ...configFile[name], ...credentialsFile[name] })]),
  )
}

/** The profiles of ~/.aws, by name and kind; what is secret in them is not read into this shape. */
export async function listProfiles(): Promise<readonly Profile[]> {
  return [...(await readSections())]
    .map(([name, of]) => ({
      name,
      kind: kindOf(of),
      region: of.region ?? null,
      roleArn: of.role_arn ?? null,
    }))
    .sort((a, b) => a.name.localeCompare(b.name))
}

export async function findProfile(name: string): Promise<Profile | undefined> {
  return (await listProfiles()).find(profile => profile.name === name)
}

/** In the order in which the SDK looks. */
export function kindOf(of: Section): Profile['kind'] {
  if (of.role_arn && (of.source_profile || of.credential_source)) return 'role'
  if (of.aws_access_key_id && of.aws_secret_access_key) return 'keys'
  if (of.web_identity_token_file) return 'other'
  if (of.credential_process) return 'process'
  return of.sso_session || of.sso_start_url ? 'sso' : 'other'
}

/** The profile behind this one whose SSO session gives the credentials: only there does signing in help. */
export function ssoBehind(name: string, sections: Sections): string | null {
  const seen = new Set<string>()
  for (let at: string | undefined = name; at !== undefined && !seen.has(at); ) {
    seen.add(at)
    const of = sections.get(at)
    if (!of) return null
    if (kindOf(of) === 'sso') return at
    at = kindOf(of) === 'role' ? of.source_profile : undefined
  }
  return null
}
