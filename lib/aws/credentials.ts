import { fromIni, fromNodeProviderChain, fromTemporaryCredentials } from '@aws-sdk/credential-providers'
import { silenceNodeVersionWarning } from '@/lib/env'
import { msg } from '@/lib/message'
import type { CredentialSource, Keys, Target } from '@/lib/target'
import { isExpired } from './errors'
import { CannotStart } from './problem'
import { findProfile } from './profiles'

/** Keys that work for the length of a run, or CannotStart with one sentence. */
export async function keysFor(target: Target, region: string, profile: string | undefined): Promise<Keys> {
  silenceNodeVersionWarning()
  const base = await baseKeys(target.source, profile)
  if (!target.role) return base
  const { arn, externalId } = target.role
  const endpoint = target.source.kind === 'demo' ? target.source.endpoint : undefined
  try {
    return await fromTemporaryCredentials({
      masterCredentials: base,
      params: {
        RoleArn: arn,
        RoleSessionName: 'kiro-readiness',
        ExternalId: externalId,
        DurationSeconds: 900,
      },
      clientConfig: {
        region,
        endpoint,
        requestHandler: { requestTimeout: 6_000, throwOnRequestTimeout: true },
      },
    })()
  } catch (error) {
    throw cannotAssume(arn, error)
  }
}

async function baseKeys(source: CredentialSource, ambientProfile: string | undefined): Promise<Keys> {
  switch (source.kind) {
    case 'keys':
    case 'demo':
      return source.keys
    case 'profile':
      if (!(await findProfile(source.name))) throw noProfile(source.name)
      return resolve(fromIni({ profile: source.name }), source.name)
    case 'environment':
      if (ambientProfile !== undefined && !(await findProfile(ambientProfile)))
        throw noProfile(ambientProfile)
      return resolve(fromNodeProviderChain({ timeout: 1_000, maxRetries: 0 }), ambientProfile)
  }
}

async function resolve(provider: () => Promise<Keys>, profile: string | undefined): Promise<Keys> {
  try {
    const { accessKeyId, secretAccessKey, sessionToken } = await provider()
    return { accessKeyId, secretAccessKey, sessionToken }
  } catch (error) {
    throw noCredentials(error, profile)
  }
}

function noProfile(name: string): CannotStart {
  return new CannotStart({
    code: 'no-credentials',
    message: msg('There is no profile {name} in ~/.aws', { name }),
    next: msg('Choose one that is there, or make it with the AWS CLI.'),
    command: 'aws configure list-profiles',
  })
}

function noCredentials(error: unknown, profile: string | undefined): CannotStart {
  const text = error instanceof Error ? error.message : ''
  const name = error instanceof Error ? error.name : ''
  if (
    /aws sso login|SSO session|Token is expired|token .*expired|could not be loaded.*sso/i.test(text) ||
    isExpired(name)
  ) {
    const login = profile ? `aws sso login --profile ${shellWord(profile)}` : 'aws sso login'
    return new CannotStart(
      {
        code: 'expired',
        message: profile
          ? msg('The SSO session of profile {profile} has expired or was never begun', { profile })
          : msg('The SSO session has expired or was never begun'),
        next: msg('Sign in, then check again.'),
        command: login,
      },
      error,
    )
  }
  return new CannotStart(
    {
      code: 'no-credentials',
      message: profile
        ? msg('Profile {profile} holds no credentials that can be used', { profile })
        : msg('There are no AWS credentials in the environment or in ~/.aws'),
      next: msg('Sign in with the AWS CLI, name a profile, or check a demo organization first.'),
      command: profile ? `aws configure --profile ${shellWord(profile)}` : 'aws configure sso',
    },
    error,
  )
}

function cannotAssume(arn: string, error: unknown): CannotStart {
  const name = error instanceof Error ? error.name : 'Error'
  return new CannotStart(
    {
      code: 'assume-role',
      message: msg('The role {arn} cannot be assumed: {name}', { arn, name }),
      next: msg("Let the role's trust policy name this caller, and give the external ID if it asks for one."),
    },
    error,
  )
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
