import { msg } from '@/lib/message'
import { BadUsage } from './options'
import { decide } from './policy/decide'
import { diff } from './policy/diff'
import { explain } from './policy/explain'
import { lint } from './policy/lint'
import { type Options, parseOptions, usage } from './policy/options'
import { patch } from './policy/patch'
import type { Printed } from './policy/printed'
import { questionsOf, textOf } from './policy/questions'
import { Unreadable } from './policy/unreadable'

const COULD_NOT_RUN = 2

function main(args: readonly string[]): number {
  const json = args.includes('--json')
  try {
    const options = parseOptions(args)
    if (!options) return print(`${usage}\n`)
    const { text, notes, json: document, code } = run(options)
    const version = { version: 1, command: options.command }
    print(json ? `${JSON.stringify({ ...version, ...document }, null, 2)}\n` : text)
    if (!json) for (const note of notes) process.stderr.write(`${note}\n`)
    return code
  } catch (error) {
    if (error instanceof BadUsage)
      return refuse('bad-input', error.message, 'See npm run --silent policy -- --help', json)
    if (error instanceof Unreadable)
      return refuse('unreadable', error.message, 'Mend the file and ask again', json)
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

function refuse(code: string, message: string, next: string, json: boolean): number {
  if (json) {
    const error = { code, message: msg('{text}', { text: message }), next: msg('{text}', { text: next }) }
    print(`${JSON.stringify({ version: 1, error }, null, 2)}\n`)
  } else {
    process.stderr.write(`${message}. ${next}.\n`)
  }
  return COULD_NOT_RUN
}

function print(text: string): number {
  process.stdout.write(text)
  return 0
}

// Whoever reads our output may stop before its end, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(COULD_NOT_RUN)
  throw error
})
process.exitCode = main(process.argv.slice(2))
