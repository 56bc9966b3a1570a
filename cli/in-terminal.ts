import { type ChildProcess, type ExecFileException, execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
/** The home of nobody: what the tests of commands write goes there too. */
export const home = mkdtempSync(join(tmpdir(), 'kiro-readiness-cli-'))

export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string }

type Given = { readonly env?: Readonly<Record<string, string>>; readonly input?: string }

/** As a person runs it, on a machine that has no AWS configuration of its own. For tests. */
export function inTerminal(command: string, args: readonly string[], given: Given = {}): Promise<Ended> {
  return new Promise(resolve => {
    start(command, args, given, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
}

/** The same, for a test that does not let it come to its end. */
export function beginInTerminal(command: string, args: readonly string[], given: Given = {}): ChildProcess {
  return start(command, args, given, () => {})
}

function start(
  command: string,
  args: readonly string[],
  { env = {}, input }: Given,
  ended: (error: ExecFileException | null, stdout: string, stderr: string) => void,
): ChildProcess {
  const clean: NodeJS.ProcessEnv = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    AWS_EC2_METADATA_DISABLED: 'true',
    NODE_ENV: 'test',
  }
  const options = { cwd: root, env: { ...clean, ...env }, maxBuffer: 16 * 1024 * 1024 }
  const child = execFile(process.execPath, ['cli/run.mjs', command, ...args], options, ended)
  child.stdin?.end(input)
  return child
}
