// Plain JavaScript: it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const at = (...parts) => join(root, ...parts)

/** Installs when node_modules is missing or older than the lock file. */
export function installIfStale() {
  if (changedAt(at('node_modules', '.package-lock.json')) >= changedAt(at('package-lock.json'))) return
  say('Installing what the lock file names …')
  run('npm', ['ci', '--no-fund', '--no-audit'])
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

/** Builds when the build is older than any of its sources. */
export function buildIfStale() {
  const built = changedAt(at('.next', 'standalone', 'server.js'))
  if (built > 0 && sources.every(source => newest(at(source)) <= built)) return
  say('Building …')
  rmSync(at('.next', 'standalone'), { recursive: true, force: true })
  run(process.execPath, [at('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    NEXT_TELEMETRY_DISABLED: '1',
  })
  // The standalone server serves these only from its own folder.
  cpSync(at('.next', 'static'), at('.next', 'standalone', '.next', 'static'), { recursive: true })
  if (existsSync(at('public'))) cpSync(at('public'), at('.next', 'standalone', 'public'), { recursive: true })
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

function changedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  // Tests are no part of the build; a folder's own time tells of what was taken out of it.
  const names = readdirSync(path).filter(name => !name.includes('.test.'))
  return Math.max(0, ...names.map(name => newest(join(path, name))))
}
