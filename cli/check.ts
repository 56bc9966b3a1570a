import { defaultLimits } from '@/lib/aws/limits'
import { type Demo, organizations, startDemo } from '@/lib/demo'
import { env } from '@/lib/env'
import { readingPolicy } from '@/lib/facts/reading-policy'
import { type Message, msg, visible } from '@/lib/message'
import { jsonText } from '@/lib/report/json'
import type { Answer } from '@/lib/report/model'
import { begin } from '@/lib/run/begin'
import type { Problem } from '@/lib/run/run'
import type { Target } from '@/lib/target'
import { command } from './command'
import { demoTarget } from './demo-target'
import { COULD_NOT_RUN } from './ended'
import { follow, show } from './follow'
import { checkOnServer } from './on-server'
import { BadUsage, type OnServer, type Options, parseOptions, usage } from './options'
import { type Paint, paintFor } from './paint'
import { patchOf } from './patch'
import type { Printed } from './policy/printed'

const exitCodes: Readonly<Record<Answer, number>> = { ready: 0, 'not-ready': 1, undecided: 3 }

async function main(args: readonly string[]): Promise<number> {
  const wantsJson = args.includes('--json')
  let options: Options
  try {
    options = parseOptions(args)
  } catch (error) {
    if (!(error instanceof BadUsage)) throw error
    return refuse(
      {
        code: 'bad-input',
        message: plain(error.message),
        next: plain('See npm run --silent check -- --help'),
      },
      wantsJson,
    )
  }
  if (options.help) return print(usage)
  if (options.printPolicy) return print(readingPolicy())
  if (options.demo !== undefined && !Object.hasOwn(organizations, options.demo))
    return refuse(noSuchDemo(options.demo), options.json)
  return options.server ? checkThere(options, options.server) : check(options)
}

async function check(options: Options): Promise<number> {
  const demo = options.demo === undefined ? null : await startDemo({ organizations: [options.demo] })
  try {
    const limits =
      options.deadlineMs === undefined ? defaultLimits : { ...defaultLimits, runMs: options.deadlineMs }
    const begun = await begin(target(options, demo), limits)
    if (!begun.ok) return refuse(begun.problem, options.json)
    const { run } = begun
    if (options.patch) return say(patchOf(await run.finished(), options.patch))
    if (options.json) print(jsonText(await run.finished()))
    else await follow(run, paint())
    return exitCodes[(await run.finished()).answer]
  } finally {
    await demo?.close()
  }
}

async function checkThere(options: Options, server: OnServer): Promise<number> {
  const checked = await checkOnServer(server)
  if (!checked.ok) return refuse(checked.problem, options.json)
  const { report } = checked
  if (options.patch) return say(patchOf(report, options.patch))
  if (options.json) print(jsonText(report))
  else show(report, paint())
  return exitCodes[report.answer]
}

function paint(): Paint {
  return paintFor(Boolean(process.stdout.isTTY) && env().NO_COLOR === undefined)
}

function target(options: Options, demo: Demo | null): Target {
  const { demo: name, profile, role, hints } = options
  if (name !== undefined && demo !== null) return { ...demoTarget(demo, name, hints), role }
  return {
    source: profile === undefined ? { kind: 'environment' } : { kind: 'profile', name: profile },
    role,
    hints,
  }
}

function say({ text, notes, code }: Printed): number {
  process.stdout.write(text)
  for (const note of notes) process.stderr.write(`${note}\n`)
  return code
}

function refuse(problem: Problem, json: boolean): number {
  if (json) {
    print(jsonText({ version: 1, error: problem }))
  } else {
    const command = problem.command ? `\n  ${visible(problem.command)}` : ''
    process.stderr.write(`${visible(problem.message.text)}. ${visible(problem.next.text)}${command}\n`)
  }
  return COULD_NOT_RUN
}

function noSuchDemo(name: string): Problem {
  const names = Object.keys(organizations).join(', ')
  return {
    code: 'bad-input',
    message: msg('There is no demo organization {name}', { name }),
    next: msg('There are: {names}.', { names }),
  }
}

function plain(text: string): Message {
  return msg('{text}', { text })
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}

await command(main)
