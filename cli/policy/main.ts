import { document, type Ended, refused } from '../ended'
import { BadUsage } from '../options'
import { decide } from './decide'
import { diff } from './diff'
import { explain } from './explain'
import { lint } from './lint'
import { type Options, parseOptions, usage } from './options'
import { patch } from './patch'
import type { Printed } from './printed'
import { questionsOf, textOf } from './questions'
import { Unreadable } from './unreadable'

export function answer(args: readonly string[]): Ended {
  const wantsJson = args.includes('--json')
  try {
    const options = parseOptions(args)
    if (!options) return { code: 0, stdout: `${usage}\n`, stderr: '' }
    const { text, notes, json, code } = run(options)
    if (wantsJson) return { code, stdout: document({ command: options.command, ...json }), stderr: '' }
    return { code, stdout: text, stderr: notes.map(note => `${note}\n`).join('') }
  } catch (error) {
    if (error instanceof BadUsage)
      return refused('bad-input', error.message, 'See npm run --silent policy -- --help', wantsJson)
    if (error instanceof Unreadable)
      return refused('unreadable', error.message, 'Mend the file and ask again', wantsJson)
    throw error
  }
}

function run(options: Options): Printed {
  const [first = '', second = ''] = options.files.map(textOf)
  const now = new Date()
  switch (options.command) {
    case 'decide':
      return decide(first, questionsOf(options, now))
    case 'explain':
      return explain(first, questionsOf(options, now))
    case 'patch':
      return patch(first, options, now)
    case 'diff':
      return diff(first, second, questionsOf(options, now))
    case 'lint':
      return lint(first)
  }
}
