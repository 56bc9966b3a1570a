import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Hints } from '@/lib/target'

export const usage = `npm run --silent check -- [options]

What to check
  --demo NAME            a demo organization (npm run --silent demo -- --list)
  --profile P            a profile of ~/.aws; without it, the environment's credentials
  --role-arn ARN         a role to assume on top, with --external-id X if it asks for one

What is known already
  --region R             the Region of the Identity Center instance
  --instance ARN         which instance to judge, where there are several
  --profile-region R     the Region in which the Kiro profile is planned
  --admin-principal ARN  the administrator to judge, where the caller only reads
  --subscribe WHO        e-mail addresses (a@example.com,b@example.com), a file with one a line,
                         or group:NAME; may be given more than once

What comes out
  --json                 one JSON document, and nothing else
  --print-policy         the IAM policy that reading needs, and nothing else
  --deadline SECONDS     the time a run has (30)
  --help                 this text

Exit codes: 0 ready, 1 not ready, 3 undecided, 2 could not run.`

export type Options = {
  readonly demo: string | undefined
  readonly profile: string | undefined
  readonly role: { readonly arn: string; readonly externalId?: string } | undefined
  readonly hints: Hints
  readonly json: boolean
  readonly printPolicy: boolean
  readonly help: boolean
  readonly deadlineMs: number | undefined
}

/** A sentence about what was typed. */
export class BadUsage extends Error {}

export function parseOptions(args: readonly string[]): Options {
  const { values } = parsed(args)
  if (values['external-id'] !== undefined && values['role-arn'] === undefined)
    throw new BadUsage('--external-id goes with --role-arn')
  if (values.demo !== undefined && values.profile !== undefined)
    throw new BadUsage('--demo and --profile name two accounts; give one')
  const seconds = values.deadline === undefined ? undefined : Number(values.deadline)
  if (seconds !== undefined && !(seconds >= 1 && seconds <= 600))
    throw new BadUsage(`--deadline takes 1 to 600 seconds, not ${values.deadline}`)
  return {
    demo: values.demo,
    profile: values.profile,
    role:
      values['role-arn'] === undefined
        ? undefined
        : { arn: values['role-arn'], externalId: values['external-id'] },
    hints: {
      ...(values.region === undefined ? {} : { region: values.region }),
      ...(values.instance === undefined ? {} : { instanceArn: values.instance }),
      ...(values['profile-region'] === undefined ? {} : { profileRegion: values['profile-region'] }),
      ...(values['admin-principal'] === undefined ? {} : { administrator: values['admin-principal'] }),
      ...(values.subscribe === undefined ? {} : { subscribe: values.subscribe.flatMap(people) }),
    },
    json: values.json ?? false,
    printPolicy: values['print-policy'] ?? false,
    help: values.help ?? false,
    deadlineMs: seconds === undefined ? undefined : seconds * 1_000,
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        demo: { type: 'string' },
        profile: { type: 'string' },
        'role-arn': { type: 'string' },
        'external-id': { type: 'string' },
        region: { type: 'string' },
        instance: { type: 'string' },
        'profile-region': { type: 'string' },
        'admin-principal': { type: 'string' },
        subscribe: { type: 'string', multiple: true },
        deadline: { type: 'string' },
        json: { type: 'boolean' },
        'print-policy': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new BadUsage(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}

function people(given: string): string[] {
  if (given.startsWith('group:') || given.includes('@')) return names(given, /,/)
  if (existsSync(given)) return names(readFileSync(given, 'utf8'), /[\n,]/)
  throw new BadUsage(`--subscribe ${given}: no such file; a group is written group:${given}`)
}

function names(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map(name => name.trim())
    .filter(name => name !== '')
}
