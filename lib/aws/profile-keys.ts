import { fromIni } from '@aws-sdk/credential-providers'
import type { Keys } from '@/lib/target'
import { assumeRole } from './assume-role'
import { processKeys } from './credential-process'
import { endingHandler } from './handler'
import { noKeys, noProfile, noSsoKeys, sourcesInACircle, wantsCode } from './no-credentials'
import { CannotStart } from './problem'
import { kindOf, type Section } from './profiles'
import type { Way } from './way'

/**
 * The keys of a profile of ~/.aws. Roles over other profiles are followed here and not by the SDK, so that whoever
 * fails on the way is named, and commands and calls end with the run.
 */
export async function profileKeys(name: string, way: Way, above: readonly string[] = []): Promise<Keys> {
  const section = way.sections.get(name)
  if (!section) throw noProfile(name)
  const own = ownKeys(section)
  // A role's source may be the very profile that names it: then the keys beside it are meant.
  if (own && (above.length > 0 || kindOf(section) === 'keys')) return own
  if (above.includes(name)) throw sourcesInACircle(name)
  const { role_arn: arn, source_profile: source } = section
  if (arn !== undefined && kindOf(section) === 'role') {
    if (section.mfa_serial !== undefined) throw wantsCode(name)
    if (source !== undefined)
      return assumeRole(
        roleOf(arn, section),
        await profileKeys(source, way, [...above, name]),
        way,
        section.region,
      )
  }
  if (kindOf(section) === 'process' && section.credential_process !== undefined)
    return processKeys(name, section.credential_process, way.signal)
  return providedKeys(name, section, way)
}

/** What the SDK knows better: SSO, web identities, the roles of a machine. */
async function providedKeys(name: string, section: Section, way: Way): Promise<Keys> {
  try {
    return await fromIni({
      profile: name,
      clientConfig: { requestHandler: endingHandler(way.limits, way.signal) },
      roleAssumer: (base, { RoleArn = '' }) =>
        assumeRole(roleOf(RoleArn, section), base, way, section.region),
    })()
  } catch (error) {
    if (error instanceof CannotStart) throw error
    throw kindOf(section) === 'sso' ? noSsoKeys(name, section, error) : noKeys(name, error)
  }
}

function roleOf(arn: string, { external_id: externalId, role_session_name: session }: Section) {
  return { arn, ...(externalId && { externalId }), ...(session && { session }) }
}

function ownKeys(section: Section): Keys | null {
  const { aws_access_key_id: accessKeyId, aws_secret_access_key: secretAccessKey } = section
  if (!accessKeyId || !secretAccessKey) return null
  return { accessKeyId, secretAccessKey, sessionToken: section.aws_session_token }
}
