import { msg } from '@/lib/message'
import { CannotStart } from './problem'
import type { Section } from './profiles'
import { shellWord } from './shell-word'

export const ssoLogin = (profile: string) => `aws sso login --profile ${shellWord(profile)}`

export function noProfile(name: string): CannotStart {
  return new CannotStart({
    code: 'no-credentials',
    message: msg('There is no profile {name} in ~/.aws', { name }),
    next: msg('Choose one that is there, or make it with the AWS CLI.'),
    command: 'aws configure list-profiles',
  })
}

export function sourcesInACircle(profile: string): CannotStart {
  return new CannotStart({
    code: 'no-credentials',
    message: msg('The source_profile of profile {profile} leads back to it, and no keys are on the way', {
      profile,
    }),
    next: msg('Let source_profile in ~/.aws/config name a profile that holds credentials.'),
  })
}

/** Only a person has the code; the AWS CLI asks for it. */
export function wantsCode(profile: string): CannotStart {
  return new CannotStart({
    code: 'no-credentials',
    message: msg('Profile {profile} asks for an MFA code, which this program cannot ask for', { profile }),
    next: msg('Let the AWS CLI ask, export what it prints, and check the credentials of the environment.'),
    command: `aws configure export-credentials --profile ${shellWord(profile)} --format env`,
  })
}

/** The SDK hands on what the portal of the session answered as one text: the error's name, then what it says. */
export function noSsoKeys(profile: string, section: Section, error: unknown): CannotStart {
  const text = error instanceof Error ? error.message : ''
  const [, name = ''] = /^(\w+): /.exec(text) ?? []
  if (name === 'ForbiddenException' || name === 'ResourceNotFoundException')
    return new CannotStart(
      {
        code: 'bad-credentials',
        message: msg('The SSO session of profile {profile} may not use {role} in account {account}', {
          profile,
          role: section.sso_role_name ?? '',
          account: section.sso_account_id ?? '',
        }),
        next: msg(
          'Name an account and a permission set in the profile that are assigned to whoever signed in.',
        ),
      },
      error,
    )
  if (name !== '' && name !== 'UnauthorizedException')
    return new CannotStart(
      {
        code: 'unreachable',
        message: msg('The portal of the SSO session of profile {profile} gave no keys: {name}', {
          profile,
          name,
        }),
        next: msg('Check that this machine reaches the AWS access portal, then check again.'),
      },
      error,
    )
  return new CannotStart(
    {
      code: 'expired',
      message: msg('The SSO session of profile {profile} has expired or was never begun', { profile }),
      next: msg('Sign in, then check again.'),
      command: ssoLogin(profile),
    },
    error,
  )
}

export function noKeys(profile: string | undefined, error: unknown): CannotStart {
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

/** Whatever should have given keys is still at it. */
export function noKeysInTime(profile: string | undefined, seconds: number): CannotStart {
  return new CannotStart({
    code: 'unreachable',
    message: profile
      ? msg('Profile {profile} gave no credentials within the {seconds} seconds of a run', {
          profile,
          seconds,
        })
      : msg('The environment gave no credentials within the {seconds} seconds of a run', { seconds }),
    next: msg('Look at what gives them (a command, a role, the portal of an SSO session), then check again.'),
  })
}
