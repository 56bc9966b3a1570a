import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildIfStale, installIfStale, root, say } from './prepare.mjs'

installIfStale()
buildIfStale()
// Only now is there a Playwright to ask.
const { browserPath } = await import('./browser.mjs')
const { postgresFolder } = await import('./postgres.mjs')
postgresFolder()
const BROWSER_PATH = await browserPath()

const bin = (folder, ...path) => join(root, 'node_modules', folder, ...path)
const steps = [
  { name: 'types of routes', args: [bin('next', 'dist', 'bin', 'next'), 'typegen'] },
  { name: 'types', args: [bin('typescript', 'bin', 'tsc'), '--noEmit'] },
  {
    name: 'lint and format',
    args: [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'],
  },
  { name: 'unit', args: [bin('vitest', 'vitest.mjs'), 'run'] },
  { name: 'end to end', args: [bin('@playwright', 'test', 'cli.js'), 'test'] },
]

const outcomes = steps.map(({ name, args }) => {
  const started = Date.now()
  say(`\n— ${name}`)
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, BROWSER_PATH, NEXT_TELEMETRY_DISABLED: '1' },
  })
  return { name, passed: status === 0, seconds: Math.round((Date.now() - started) / 1_000) }
})

for (const { name, passed, seconds } of outcomes) say(`${passed ? '✔' : '✘'} ${name} (${seconds} s)`)
const failed = outcomes.filter(({ passed }) => !passed).length
process.stdout.write(`${outcomes.length - failed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)
