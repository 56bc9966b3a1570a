import { parseArgs } from 'node:util'
import { isRegionName, parseArn } from '@/lib/aws/arn'
import type { Form } from '@/lib/policy'
import { BadUsage, formNamed } from '../options'

export const commands = ['decide', 'explain', 'patch', 'diff', 'lint'] as const
export type Command = (typeof commands)[number]

export const usage = `npm run --silent policy -- COMMAND FILE… [options]

What is asked of a key policy in a file (- is standard input); nothing is asked of AWS.
  decide FILE            does it let Kiro in, through each of its two ways
  explain FILE           statement by statement why, and the smallest change that would
  patch FILE             the smallest change to it, as text
  diff BEFORE AFTER      what differs by meaning, and who gets in or out by it
  lint FILE              what never has an effect, or another one than it seems

The ids, as decide, explain and patch need them (diff takes them, to ask for Kiro's calls too)
  --key ARN              the KMS key: arn:aws:kms:eu-central-1:111122223333:key/1234abcd-…
  --instance ARN         the Identity Center instance: arn:aws:sso:::instance/ssoins-…
  --identity-store ID    the identity store: d-1234567890, or its ARN
  --owner ACCOUNT        the account that owns the identity store, if it is not the key's
  --organization ID      the organization of the key's account (o-…), or none; without it: not known
  --request FILE         instead of the ids: decide and explain this one request (JSON: principal,
                         action, resource, context, unknown)

What comes out
  --as FORM              of patch: statements (default), policy, json-patch, cli, terraform,
                         cloudformation, cdk
  --caller ARN           of patch: who will write the policy, and must not be locked out by it
  --relaxed              of patch: any id of an instance or identity store, instead of these
  --json                 one JSON document, and nothing else
  --help                 this text

Exit codes
  decide, explain        0 allowed, 1 refused, 3 it hangs on what is not known
  patch                  0 printed, 4 nothing to change, 1 a person has to decide first
  diff                   0 the same meaning, 1 another
  lint                   0 nothing found (notes aside), 1 something
  all                    2 could not run`

export type Options = {
  readonly command: Command
  readonly files: readonly string[]
  readonly ids: Ids | null
  readonly request: string | undefined
  readonly form: Form
  readonly relaxed: boolean
  /** Who writes the policy; undefined: not known. */
  readonly caller: string | undefined
  readonly json: boolean
}

export type Ids = {
  readonly keyArn: string
  readonly instanceArn: string
  readonly identityStoreArn: string
  /** null: it is in none; undefined: not known. */
  readonly organizationId: string | null | undefined
}

/** null: help was asked for. */
export function parseOptions(args: readonly string[]): Options | null {
  const { values, positionals } = parsed(args)
  if (values.help) return null
  const [name, ...files] = positionals
  const command = commands.find(each => each === name)
  if (!command) throw new BadUsage(`${name ?? 'Nothing'} is no command; there are ${commands.join(', ')}`)
  const wanted = command === 'diff' ? 2 : 1
  if (files.length !== wanted)
    throw new BadUsage(`${command} takes ${wanted === 1 ? 'one file' : 'two files'}, not ${files.length}`)
  if (files.filter(file => file === '-').length > 1)
    throw new BadUsage('Standard input can be read only once; name a file')
  const ids = idsOf(values)
  const needsIds = command === 'patch' || ((command === 'decide' || command === 'explain') && !values.request)
  if (needsIds && !ids) throw new BadUsage(`${command} needs --key, --instance and --identity-store`)
  return {
    command,
    files,
    ids,
    request: values.request,
    form: formNamed(values.as ?? 'statements'),
    relaxed: values.relaxed ?? false,
    caller: callerIn(values.caller),
    json: values.json ?? false,
  }
}

type Values = ReturnType<typeof parsed>['values']

/** What an id may be made of: a star or a variable in it would be one in the policy, too. */
const KEY = /^key\/[A-Za-z0-9-]+$/
const INSTANCE = /^instance\/[A-Za-z0-9.-]+$/
const STORE = /^(d-[0-9a-f]{10}|[0-9a-f-]{36})$/

function idsOf(values: Values): Ids | null {
  const { key, instance, organization } = values
  const store = values['identity-store']
  if (key === undefined || instance === undefined || store === undefined) return null
  const arn = parseArn(key)
  if (arn?.service !== 'kms' || !isRegionName(arn.region) || !KEY.test(arn.resource))
    throw new BadUsage(`--key ${key} is not the ARN of a KMS key`)
  const { service, resource } = parseArn(instance) ?? {}
  if (service !== 'sso' || !INSTANCE.test(resource ?? ''))
    throw new BadUsage(`--instance ${instance} is not the ARN of an Identity Center instance`)
  if (organization !== undefined && organization !== 'none' && !/^o-[a-z0-9]{10,32}$/.test(organization))
    throw new BadUsage(`--organization ${organization} is neither an id (o-…) nor none`)
  const owner = values.owner ?? arn.account
  if (!/^\d{12}$/.test(owner)) throw new BadUsage(`--owner ${owner} is no account: twelve digits`)
  return {
    keyArn: key,
    instanceArn: instance,
    identityStoreArn: identityStoreArn(store, arn.partition, owner),
    organizationId: organization === 'none' ? null : organization,
  }
}

function callerIn(caller: string | undefined): string | undefined {
  if (caller === undefined) return undefined
  const arn = parseArn(caller)
  if ((arn?.service === 'iam' || arn?.service === 'sts') && /^\d{12}$/.test(arn.account)) return caller
  throw new BadUsage(`--caller ${caller} is not the ARN of a user, a role, a session or an account root`)
}

function identityStoreArn(given: string, partition: string, account: string): string {
  const { service, resource = '' } = parseArn(given) ?? {}
  if (service === 'identitystore' && STORE.test(resource.replace(/^identitystore\//, ''))) return given
  if (STORE.test(given)) return `arn:${partition}:identitystore::${account}:identitystore/${given}`
  throw new BadUsage(`--identity-store ${given} is neither an id (d-…) nor an ARN`)
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        instance: { type: 'string' },
        'identity-store': { type: 'string' },
        owner: { type: 'string' },
        organization: { type: 'string' },
        request: { type: 'string' },
        as: { type: 'string' },
        caller: { type: 'string' },
        relaxed: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new BadUsage(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}
