import { exportNamed } from '@/lib/report/export'
import { document, type Ended, refused } from '../ended'
import { BadUsage } from '../options'
import type { Printed } from '../policy/printed'
import { compare } from './compare'
import { keysIn } from './keys-in'
import { type Options, parseOptions, usage } from './options'
import { reportIn, textOf } from './report-in'
import { Unusable } from './unusable'
import { verify } from './verify'

export async function answer(args: readonly string[]): Promise<Ended> {
  const wantsJson = args.includes('--json')
  try {
    const options = parseOptions(args)
    if (!options) return { code: 0, stdout: `${usage}\n`, stderr: '' }
    const { text, notes, json, code } = await run(options)
    if (wantsJson && options.command !== 'export')
      return { code, stdout: document({ command: options.command, ...json }), stderr: '' }
    return { code, stdout: text, stderr: notes.map(note => `${note}.\n`).join('') }
  } catch (error) {
    if (error instanceof BadUsage)
      return refused('bad-input', error.message, 'See npm run --silent report -- --help', wantsJson)
    if (error instanceof Unusable) return refused('unusable', error.message, error.next.text, wantsJson)
    throw error
  }
}

async function run(options: Options): Promise<Printed> {
  switch (options.command) {
    case 'verify':
      return verify(textOf(options.file), await keysIn(options.keys))
    case 'export':
      return {
        text: exportNamed(options.form).render(reportIn(options.file)),
        notes: [],
        json: {},
        code: 0,
      }
    case 'compare':
      return compare(reportIn(options.before), reportIn(options.after))
  }
}
