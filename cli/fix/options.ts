import { type CheckId, checkIds } from '@/lib/report/model'
import type { Target } from '@/lib/target'
import { BadUsage, type Options, parseOptions } from '../options'

export const usage = `npm run --silent fix -- --plan CHECK [options]          says what would be changed
npm run --silent fix -- --plan CHECK --apply HASH      changes it
npm run --silent fix -- --undo CHANGE                  says what would take a change back
npm run --silent fix -- --undo CHANGE --yes-apply ID   takes it back: ID is the change's, or the plan's hash

  --plan CHECK           the id of a check, such as key-policy-identity-center
  --apply HASH           the hash that --plan printed; a terminal asks before it writes
  --yes-apply HASH       the same again instead of being asked
  --fix-role-arn ARN     a role that writes, where it is another than the one that reads,
                         with --fix-external-id X if it asks for one
  --json                 one JSON document, and nothing else
  and what says which account: --demo, --profile, --role-arn, --external-id, --region, --instance, …
  (npm run --silent check -- --help)

Writing needs FIXES=on. What is done is journaled in this server's data (DATA_DIR or DATABASE_URL).
Exit codes: 0 planned, or written and verified; 4 nothing to change; 1 nothing was written, or a person has to
decide; 3 written, but not proven yet; 2 could not run.`

export type FixOptions = {
  readonly wish:
    | { readonly kind: 'help' }
    | { readonly kind: 'plan'; readonly check: CheckId; readonly apply: string | undefined }
    | { readonly kind: 'undo'; readonly change: string }
  /** What was repeated so that nobody is asked. */
  readonly yes: string | undefined
  readonly writeRole: NonNullable<Target['role']> | undefined
  readonly of: Options
}

const own = ['plan', 'apply', 'undo', 'yes-apply', 'fix-role-arn', 'fix-external-id'] as const
type Own = Partial<Record<(typeof own)[number], string>>

export function parseFixOptions(args: readonly string[]): FixOptions {
  const [given, rest] = split(args)
  const of = parseOptions(rest)
  const { 'yes-apply': yes, 'fix-role-arn': arn, 'fix-external-id': externalId } = given
  if (externalId !== undefined && arn === undefined)
    throw new BadUsage('--fix-external-id goes with --fix-role-arn')
  return {
    wish: wishOf(given, of.help),
    yes,
    writeRole: arn === undefined ? undefined : { arn, externalId },
    of,
  }
}

function wishOf({ plan, apply, undo, 'yes-apply': yes }: Own, help: boolean): FixOptions['wish'] {
  if (help) return { kind: 'help' }
  if (undo !== undefined) {
    if (plan !== undefined || apply !== undefined)
      throw new BadUsage('--undo goes without --plan and --apply')
    return { kind: 'undo', change: undo }
  }
  const check = checkIds.find(id => id === plan)
  if (!check)
    throw new BadUsage(
      plan === undefined
        ? '--plan CHECK says what to plan, or --undo CHANGE what to take back'
        : `${plan} is no check; there are ${checkIds.join(', ')}`,
    )
  if (yes !== undefined && apply === undefined) throw new BadUsage('--yes-apply goes with --apply')
  if (yes !== undefined && yes !== apply) throw new BadUsage('--yes-apply has to repeat the hash of --apply')
  return { kind: 'plan', check, apply }
}

/** Ours, and those that the check knows as well. */
function split(args: readonly string[]): [Own, readonly string[]] {
  const given: Own = {}
  const rest: string[] = []
  for (let index = 0; index < args.length; index++) {
    const [name = '', inline] = (args[index] ?? '').split(/=(.*)/s)
    const known = own.find(each => name === `--${each}`)
    if (!known) {
      rest.push(args[index] ?? '')
      continue
    }
    const value = inline ?? args[++index]
    if (value === undefined || value === '') throw new BadUsage(`--${known} needs a value`)
    given[known] = value
  }
  return [given, rest]
}
