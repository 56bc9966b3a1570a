// Plain JavaScript: it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const at = (...parts) => join(root, ...parts)

/** Installs when node_modules is missing, older than the lock file, or without what a build needs. */
export function installIfStale() {
  const fresh = changedAt(at('node_modules', '.package-lock.json')) >= changedAt(at('package-lock.json'))
  if (fresh && existsSync(at('node_modules', 'tailwindcss'))) return
  say('Installing what the lock file names …')
  // The build is made here, also on a machine whose NODE_ENV would leave out what a build needs.
  run('npm', ['ci', '--include=dev', '--no-fund', '--no-audit'])
}

const sources = [
  'app',
  'components',
  'lib',
  'public',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tailwind.config.ts',
  'tsconfig.json',
]

/** What the last build that was completed was made of; its time is that build's beginning. */
const madeOf = at('.next', 'made-of')

/** Builds when a source is newer than the build, came since or went since. */
export function buildIfStale() {
  const files = sources.flatMap(filesIn)
  const names = files.join('\n')
  const built = existsSync(madeOf) && readFileSync(madeOf, 'utf8') === names ? changedAt(madeOf) : 0
  const serves = existsSync(at('.next', 'standalone', 'server.js'))
  if (serves && files.every(file => changedAt(at(file)) <= built)) return
  say('Building …')
  const started = new Date()
  rmSync(madeOf, { force: true })
  rmSync(at('.next', 'standalone'), { recursive: true, force: true })
  run(process.execPath, [at('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    NEXT_TELEMETRY_DISABLED: '1',
  })
  // The standalone server serves these only from its own folder.
  cpSync(at('.next', 'static'), at('.next', 'standalone', '.next', 'static'), { recursive: true })
  if (existsSync(at('public'))) cpSync(at('public'), at('.next', 'standalone', 'public'), { recursive: true })
  writeFileSync(madeOf, names)
  utimesSync(madeOf, started, started)
}

/** Runs a command to its end; its failure is ours. */
export function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...env },
  })
  if (status === 0) return
  say(
    `${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}. What it printed above says why.`,
  )
  process.exit(1)
}

export function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}

export function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** Tests are no part of the build. */
export function filesIn(path) {
  const stat = statSync(at(path), { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return path.includes('.test.') ? [] : [path]
  return readdirSync(at(path))
    .sort()
    .flatMap(name => filesIn(join(path, name)))
}
