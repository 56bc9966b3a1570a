import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Form, forms } from '@/lib/policy'
import type { Hints } from '@/lib/target'

export const usage = `npm run --silent check -- [options]

What to check
  --demo NAME            a demo organization (npm run --silent demo -- --list)
  --profile P            a profile of ~/.aws; without it, the environment's credentials
  --role-arn ARN         a role to assume on top, with --external-id X if it asks for one
  --server URL           a server of this program checks it, with what it has, for the API key in
                         KIRO_READINESS_API_KEY; with --account ID, from the address /accounts/ID

What is known already
  --region R             the Region of the Identity Center instance
  --instance ARN         which instance to judge, where there are several
  --profile-region R     the Region in which the Kiro profile is planned
  --admin-principal ARN  the administrator to judge, where the caller only reads
  --subscribe WHO        e-mail addresses (a@example.com,b@example.com), a file with one a line,
                         or group:NAME; may be given more than once

What comes out
  --json                 one JSON document, and nothing else
  --patch FORM           the smallest change to the key policy that lets Kiro in, and nothing else:
                         statements, policy, json-patch, cli, terraform, cloudformation or cdk
  --relaxed              of --patch: any id of an instance or identity store, instead of these
  --patch-region R       of --patch: the policy of the key's replica in R, instead of the primary's
  --print-policy         the IAM policy that reading needs, and nothing else
  --deadline SECONDS     the time a run has (30)
  --help                 this text

Exit codes: 0 ready, 1 not ready, 3 undecided, 2 could not run. With --patch: 0 printed, 4 nothing to
change, 1 a person has to decide first, 3 the policy could not be read, 2 could not run.`

export type Options = {
  readonly demo: string | undefined
  readonly profile: string | undefined
  readonly role: { readonly arn: string; readonly externalId?: string } | undefined
  readonly hints: Hints
  readonly server: OnServer | undefined
  readonly json: boolean
  readonly patch: PatchWish | undefined
  readonly printPolicy: boolean
  readonly help: boolean
  readonly deadlineMs: number | undefined
}

export type OnServer = { readonly url: string; readonly account: string }

export type PatchWish = {
  readonly form: Form
  readonly statements: 'exact' | 'relaxed'
  /** undefined: the primary key's. */
  readonly region: string | undefined
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
    server: onServer(values),
    json: values.json ?? false,
    patch: patchWish(values),
    printPolicy: values['print-policy'] ?? false,
    help: values.help ?? false,
    deadlineMs: seconds === undefined ? undefined : seconds * 1_000,
  }
}

type Values = ReturnType<typeof parsed>['values']

/** Its account is known there with everything that else is said here. */
const notOnServer = [
  'demo',
  'profile',
  'role-arn',
  'region',
  'instance',
  'profile-region',
  'admin-principal',
  'subscribe',
  'deadline',
] as const

function onServer(values: Values): OnServer | undefined {
  const { server: url, account } = values
  if (url === undefined && account === undefined) return undefined
  if (url === undefined || account === undefined) throw new BadUsage('--server and --account go together')
  const other = notOnServer.find(name => values[name] !== undefined)
  if (other) throw new BadUsage(`--${other} does not go with --server, which has the account as it is`)
  const protocol = URL.parse(url)?.protocol
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new BadUsage(`--server takes an address such as https://readiness.example.com, not ${url}`)
  return { url, account }
}

function patchWish({ patch, relaxed, json, ...values }: Values): PatchWish | undefined {
  const region = values['patch-region']
  if (patch === undefined) {
    if (relaxed || region !== undefined) throw new BadUsage('--relaxed and --patch-region go with --patch')
    return undefined
  }
  if (json) throw new BadUsage('--patch prints a text and --json a report; give one')
  return { form: formNamed(patch), statements: relaxed ? 'relaxed' : 'exact', region }
}

export function formNamed(name: string): Form {
  const found = forms.find(({ form }) => form === name)
  if (!found)
    throw new BadUsage(`${name} is no form of a patch; there are ${forms.map(({ form }) => form).join(', ')}`)
  return found.form
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
        server: { type: 'string' },
        account: { type: 'string' },
        region: { type: 'string' },
        instance: { type: 'string' },
        'profile-region': { type: 'string' },
        'admin-principal': { type: 'string' },
        subscribe: { type: 'string', multiple: true },
        deadline: { type: 'string' },
        json: { type: 'boolean' },
        patch: { type: 'string' },
        relaxed: { type: 'boolean' },
        'patch-region': { type: 'string' },
        'print-policy': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new BadUsage(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}

function people(given: string): string[] {
  const text = given.startsWith('group:') || given.includes('@') ? given : textOf(given)
  const names = text.split(/[\n,]/).flatMap(name => name.trim() || [])
  if (names.length === 0) throw new BadUsage(`--subscribe ${given} names nobody`)
  if (names.includes('group:')) throw new BadUsage(`--subscribe ${given}: a group is written group:NAME`)
  return names
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const why = unread[code]
    if (why === undefined) throw error
    throw new BadUsage(`--subscribe ${file}: ${why}; a group is written group:NAME`)
  }
}

const unread: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENAMETOOLONG: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'the file may not be read',
}
