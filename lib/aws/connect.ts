import { endpointOverrides, env } from '@/lib/env'
import { partitionOf } from '@/lib/kiro/regions'
import { msg } from '@/lib/message'
import type { Target } from '@/lib/target'
import { isRegionName } from './arn'
import { type ClientPool, clientPool } from './clients'
import { keysFor } from './credentials'
import { notOffered } from './input'
import { keptPool } from './kept-pools'
import type { Limits } from './limits'
import { CannotStart } from './problem'
import { findProfile } from './profiles'
import { sharedSettings } from './settings'

/** An account that can be asked. */
export type Connection = {
  readonly pool: ClientPool
  /** Where sts, iam, organizations and account are asked. */
  readonly home: string
  readonly partition: 'aws' | 'aws-us-gov'
  /** false: nobody named a Region, so that the partition is a guess until a caller is known. */
  readonly regionConfigured: boolean
}

/** `region` overrides what is configured: the second try of keys that another partition calls invalid. */
export async function connect(target: Target, limits: Limits, region?: string): Promise<Connection> {
  if (target.source.kind !== 'demo') refuseBadEndpoints()
  const configured = region ?? (await configuredRegion(target))
  const home = configured ?? 'us-east-1'
  if (!isRegionName(home))
    throw new CannotStart({
      code: 'bad-input',
      message: msg('{region} is not the name of a Region', { region: home }),
      next: msg('Set AWS_REGION, or the region of the profile, to a name like eu-central-1.'),
    })
  const partition = partitionOf(home)
  if (partition === 'aws-cn') throw new CannotStart(notOffered(home))
  const profile = target.source.kind === 'profile' ? target.source.name : env().AWS_PROFILE
  const [keys, settings] = await Promise.all([
    keysFor(target, home, env().AWS_PROFILE),
    sharedSettings(profile),
  ])
  const endpoint = target.source.kind === 'demo' ? target.source.endpoint : undefined
  const fleeting = target.source.kind === 'keys' || target.role !== undefined
  return {
    pool: (fleeting ? clientPool : keptPool)(keys, endpoint, limits, settings),
    home,
    partition: partition === 'aws-us-gov' ? 'aws-us-gov' : 'aws',
    regionConfigured: configured !== undefined,
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

async function configuredRegion({ source, role, hints }: Target): Promise<string | undefined> {
  if (source.kind === 'demo') return source.region
  if (source.kind === 'profile') return (await findProfile(source.name))?.region ?? hints.region
  // A role's or an administrator's partition says more than nothing.
  const named = role?.arn ?? hints.administrator
  const byArn = named?.startsWith('arn:aws-us-gov:') ? 'us-gov-west-1' : undefined
  if (source.kind === 'keys') return hints.region ?? byArn
  const { AWS_REGION, AWS_DEFAULT_REGION, AWS_PROFILE } = env()
  return (
    AWS_REGION ??
    AWS_DEFAULT_REGION ??
    (await findProfile(AWS_PROFILE ?? 'default'))?.region ??
    hints.region ??
    byArn
  )
}

/** Where requests go if not to AWS; null: to AWS. */
export function endpointOf(target: Target): string | null {
  if (target.source.kind === 'demo') return target.source.endpoint
  const overrides = endpointOverrides()
  return overrides.length ? overrides.map(({ name, url }) => `${name}=${url}`).join(', ') : null
}
