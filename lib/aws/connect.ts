import { endpointOverrides, env, silenceNodeVersionWarning } from '@/lib/env'
import { partitionOf } from '@/lib/kiro/regions'
import { msg } from '@/lib/message'
import type { Target } from '@/lib/target'
import { isRegionName, parseArn } from './arn'
import { type ClientPool, clientPool } from './clients'
import { keysFor } from './credentials'
import { notOffered } from './input'
import { keptPool } from './kept-pools'
import type { Limits } from './limits'
import { ssoLogin } from './no-credentials'
import { CannotStart } from './problem'
import { readSections, type Sections, ssoBehind } from './profiles'
import { sharedSettings } from './settings'

/** An account that can be asked. */
export type Connection = {
  readonly pool: ClientPool
  /** Where sts, iam, organizations and account are asked. */
  readonly home: string
  readonly partition: 'aws' | 'aws-us-gov'
  /** When the way to it began, as performance.now() tells it: the time of the run counts from here. */
  readonly began: number
}

type How = {
  /** Overrides what is configured: the second try of keys that another partition calls invalid. */
  readonly region?: string | undefined
  /** Where this is a second try: when the first began. */
  readonly began?: number
}

/** Within the time of a run, or CannotStart. */
export async function connect(target: Target, limits: Limits, how: How = {}): Promise<Connection> {
  silenceNodeVersionWarning()
  if (target.source.kind !== 'demo') refuseBadEndpoints()
  const { began = performance.now() } = how
  const sections = await readSections()
  const ambient = env().AWS_PROFILE
  const home = how.region ?? configuredRegion(target, sections) ?? 'us-east-1'
  if (!isRegionName(home))
    throw new CannotStart({
      code: 'bad-input',
      message: msg('{region} is not the name of a Region', { region: home }),
      next: msg('Set AWS_REGION, or the region of the profile, to a name like eu-central-1.'),
    })
  const partition = partitionOf(home)
  if (partition === 'aws-cn') throw new CannotStart(notOffered(home))
  const settings = await sharedSettings(target.source.kind === 'profile' ? target.source.name : ambient)
  const endpoint = target.source.kind === 'demo' ? target.source.endpoint : undefined
  const signal = AbortSignal.timeout(Math.max(0, Math.round(limits.runMs - (performance.now() - began))))
  const keys = await keysFor(target, ambient, { region: home, endpoint, sections, settings, limits, signal })
  const fleeting = target.source.kind === 'keys' || target.role !== undefined || limits.attempts !== undefined
  const pool = (fleeting ? clientPool : keptPool)(keys, endpoint, limits, settings)
  const account = parseArn(target.role?.arn ?? '')?.account
  if (account) pool.belongsTo(account)
  return {
    pool,
    home,
    partition: partition === 'aws-us-gov' ? 'aws-us-gov' : 'aws',
    began,
  }
}

/** Of the services that a run asks; the SDK takes whatever is set for an address, and fails at every call. */
const asked = /^AWS_ENDPOINT_URL(_(ACCOUNT|IAM|IDENTITYSTORE|KMS|ORGANIZATIONS|SSO_ADMIN|STS))?$/

function refuseBadEndpoints(): void {
  const bad = endpointOverrides().find(
    ({ name, url }) => asked.test(name) && !/^https?:$/.test(protocolOf(url)),
  )
  if (!bad) return
  throw new CannotStart({
    code: 'bad-input',
    message: msg('{name} is {url}, which is no address that can be asked', bad),
    next: msg('Set {name} to an address that begins with https:// or http://, or unset it.', {
      name: bad.name,
    }),
  })
}

function protocolOf(url: string): string {
  return URL.canParse(url) ? new URL(url).protocol : ''
}

/** false: nobody named a Region, so that the partition is a guess until a caller is known. */
export async function isRegionConfigured(target: Target): Promise<boolean> {
  return configuredRegion(target, await readSections()) !== undefined
}

function configuredRegion({ source, role, hints }: Target, sections: Sections): string | undefined {
  if (source.kind === 'demo') return source.region
  const { AWS_REGION, AWS_DEFAULT_REGION, AWS_PROFILE } = env()
  const profile =
    source.kind === 'keys'
      ? undefined
      : sections.get(source.kind === 'profile' ? source.name : (AWS_PROFILE ?? 'default'))
  const ambient = source.kind === 'environment' ? (AWS_REGION ?? AWS_DEFAULT_REGION) : undefined
  // A role's or an administrator's partition says more than nothing.
  const named = role?.arn ?? profile?.role_arn ?? hints.administrator
  return ambient ?? profile?.region ?? hints.region ?? homeOf(parseArn(named ?? '')?.partition)
}

function homeOf(partition: string | undefined): string | undefined {
  if (partition === 'aws-us-gov') return 'us-gov-west-1'
  return partition === 'aws-cn' ? 'cn-north-1' : undefined
}

/** Where requests go if not to AWS; null: to AWS. */
export function endpointOf(target: Target): string | null {
  if (target.source.kind === 'demo') return target.source.endpoint
  const overrides = endpointOverrides()
  return overrides.length ? overrides.map(({ name, url }) => `${name}=${url}`).join(', ') : null
}

/** What signs in again, where an SSO session is behind the keys of the target; null: nothing that is known. */
export async function signIn({ source }: Target): Promise<string | null> {
  if (source.kind !== 'profile' && source.kind !== 'environment') return null
  const name = source.kind === 'profile' ? source.name : (env().AWS_PROFILE ?? 'default')
  const profile = ssoBehind(name, await readSections())
  return profile === null ? null : ssoLogin(profile)
}
