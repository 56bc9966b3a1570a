import { type Demo, organizations, startDemo } from '@/lib/demo'
import { jsonText } from '@/lib/report/json'
import type { Target } from '@/lib/target'
import { demoTarget } from './demo-target'
import { type FixOptions, parseFixOptions, usage } from './fix/options'
import { fix } from './fix/plan'
import { DONE, fault, refused, type Said } from './fix/said'
import { undo } from './fix/undo'
import { BadUsage } from './options'

async function main(args: readonly string[]): Promise<Said> {
  let options: FixOptions
  try {
    options = parseFixOptions(args)
  } catch (error) {
    if (!(error instanceof BadUsage)) throw error
    return refused('bad-input', error.message, 'See npm run --silent fix -- --help')
  }
  const { wish, of } = options
  if (wish.kind === 'help') return { json: { usage }, text: `${usage}\n`, code: DONE }
  if (of.demo !== undefined && !Object.hasOwn(organizations, of.demo))
    return refused('bad-input', `There is no demo organization ${of.demo}`, 'See npm run demo -- --list')
  const demo = of.demo === undefined ? null : await startDemo({ organizations: [of.demo] })
  try {
    const target = targetOf(options, demo)
    return wish.kind === 'undo' ? await undo(options, wish.change, target) : await fix(options, wish, target)
  } finally {
    await demo?.close()
  }
}

function targetOf({ of: { demo: name, profile, role, hints } }: FixOptions, demo: Demo | null): Target {
  if (name !== undefined && demo !== null) return { ...demoTarget(demo, name, hints), role }
  return {
    source: profile === undefined ? { kind: 'environment' } : { kind: 'profile', name: profile },
    role,
    hints,
  }
}

function say({ json, text, code }: Said): never {
  if (process.argv.includes('--json')) process.stdout.write(`${jsonText(json)}\n`)
  else (code === DONE ? process.stdout : process.stderr).write(text)
  process.exit(code)
}

process.on('uncaughtException', error => say(fault(error)))
say(await main(process.argv.slice(2)).catch(fault))
