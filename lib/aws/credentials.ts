import { fromEnv, fromNodeProviderChain } from '@aws-sdk/credential-providers'
import type { CredentialSource, Keys, Target } from '@/lib/target'
import { assumeRole } from './assume-role'
import { endingHandler } from './handler'
import { noKeys, noKeysInTime, noProfile } from './no-credentials'
import { profileKeys } from './profile-keys'
import { kindOf } from './profiles'
import type { Way } from './way'

/** Keys that work for the length of a run, or CannotStart with one sentence. `ambient`: the profile of AWS_PROFILE. */
export async function keysFor(target: Target, ambient: string | undefined, way: Way): Promise<Keys> {
  const profile = target.source.kind === 'profile' ? target.source.name : ambient
  const base = await Promise.race([baseKeys(target.source, ambient, way), lateKeys(profile, way)])
  return target.role ? assumeRole(target.role, base, way) : base
}

async function baseKeys(source: CredentialSource, ambient: string | undefined, way: Way): Promise<Keys> {
  switch (source.kind) {
    case 'keys':
    case 'demo':
      return source.keys
    case 'profile':
      return profileKeys(source.name, way)
    case 'environment':
      return environmentKeys(ambient, way)
  }
}

/** In the SDK's order: AWS_PROFILE, else keys in the environment, else the default profile, else the machine's role. */
async function environmentKeys(ambient: string | undefined, way: Way): Promise<Keys> {
  if (ambient !== undefined && !way.sections.has(ambient)) throw noProfile(ambient)
  const keys = ambient === undefined ? await keysOf(fromEnv()).catch(() => null) : null
  if (keys) return keys
  const name = ambient ?? 'default'
  const section = way.sections.get(name)
  if (section && kindOf(section) !== 'other') return profileKeys(name, way)
  const requestHandler = endingHandler(way.limits, way.signal)
  const chain = fromNodeProviderChain({ timeout: 1_000, maxRetries: 0, clientConfig: { requestHandler } })
  return keysOf(chain).catch(error => Promise.reject(noKeys(ambient, error)))
}

async function keysOf(provider: () => Promise<Keys>): Promise<Keys> {
  const { accessKeyId, secretAccessKey, sessionToken } = await provider()
  return { accessKeyId, secretAccessKey, sessionToken }
}

/** Not every way to keys ends with the signal by itself. */
function lateKeys(profile: string | undefined, { limits, signal }: Way): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(noKeysInTime(profile, limits.runMs / 1_000))
    if (signal.aborted) fail()
    else signal.addEventListener('abort', fail, { once: true })
  })
}
