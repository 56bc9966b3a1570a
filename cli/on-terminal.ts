import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { home } from './in-terminal'

const root = join(import.meta.dirname, '..')

/**
 * In a terminal of its own, with what a person types there: `script` is on every Debian, and in util-linux elsewhere. For
 * tests.
 */
export function onTerminal(
  command: string,
  env: Readonly<Record<string, string>>,
  input?: string,
): Promise<string> {
  const clean: NodeJS.ProcessEnv = { PATH: process.env.PATH ?? '', HOME: home, NODE_ENV: 'test', ...env }
  return new Promise((resolve, reject) => {
    const args = ['--quiet', '--return', '--command', `stty cols 200; ${command}`, '/dev/null']
    const child = execFile('script', args, { cwd: root, env: clean }, (error, stdout) => {
      if (error && typeof error.code !== 'number') reject(error)
      else resolve(stdout)
    })
    child.stdin?.end(input)
  })
}
