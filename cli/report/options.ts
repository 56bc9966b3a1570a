import { parseArgs } from 'node:util'
import { type ExportId, exports } from '@/lib/report/export'
import { BadUsage } from '../options'

export const usage = `npm run --silent report -- COMMAND FILE… [options]

What is asked of a report in a file (- is standard input); nothing is asked of AWS.
  verify FILE            is it as a server has signed it, when, and by which server
  export FILE            in a form that others read
  compare BEFORE AFTER   what is new, resolved, changed and the same

Whom to believe: verify needs one of them, from the server itself
  --keys URL-OR-FILE     a key set: https://SERVER/.well-known/kiro-readiness-keys.json
  --key FILE             one public key (JWK)

What comes out
  --as FORM              of export: ${exports.map(({ id }) => id).join(', ')}
  --json                 of verify and compare: one JSON document, and nothing else
  --help                 this text

Exit codes
  verify                 0 verified, 1 altered, unsigned or by an unknown key
  export                 0 printed
  compare                0 the same, 1 not
  all                    2 could not run`

export type Options =
  | { readonly command: 'verify'; readonly file: string; readonly keys: KeySource; readonly json: boolean }
  | { readonly command: 'export'; readonly file: string; readonly form: ExportId }
  | { readonly command: 'compare'; readonly before: string; readonly after: string; readonly json: boolean }

export type KeySource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'address'; readonly url: string }

const commands = ['verify', 'export', 'compare'] as const

/** null: help was asked for. */
export function parseOptions(args: readonly string[]): Options | null {
  const { values, positionals } = parsed(args)
  if (values.help) return null
  const [name, ...files] = positionals
  const command = commands.find(each => each === name)
  if (!command) throw new BadUsage(`${name ?? 'Nothing'} is no command; there are ${commands.join(', ')}`)
  const [file, other] = files
  const wanted = command === 'compare' ? 2 : 1
  if (file === undefined || files.length !== wanted)
    throw new BadUsage(`${command} takes ${wanted === 1 ? 'one file' : 'two files'}, not ${files.length}`)
  if (file === '-' && other === '-') throw new BadUsage('Standard input can be read only once; name a file')
  const json = values.json ?? false
  switch (command) {
    case 'verify':
      return { command, file, keys: keySource(values), json }
    case 'export':
      return { command, file, form: formNamed(values.as) }
    case 'compare':
      return { command, before: file, after: other ?? '', json }
  }
}

type Values = ReturnType<typeof parsed>['values']

function keySource({ key, keys }: Values): KeySource {
  if (key !== undefined && keys !== undefined) throw new BadUsage('--key and --keys name two; give one')
  if (key !== undefined) return { kind: 'file', path: key }
  if (keys === undefined)
    throw new BadUsage(
      'verify needs --keys or --key: a report cannot vouch for the key that it was signed with',
    )
  return /^https?:\/\//i.test(keys) ? { kind: 'address', url: keys } : { kind: 'file', path: keys }
}

function formNamed(name: string | undefined): ExportId {
  const found = exports.find(({ id }) => id === name)
  if (!found)
    throw new BadUsage(
      `export needs --as with one of ${exports.map(({ id }) => id).join(', ')}, not ${name ?? 'none'}`,
    )
  return found.id
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        keys: { type: 'string' },
        as: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new BadUsage(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}
