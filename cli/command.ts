import { SettingsProblem } from '@/lib/env'
import { visible } from '@/lib/message'
import { StoreProblem } from '@/lib/store/problem'
import { COULD_NOT_RUN, type Ended, fault, refused } from './ended'

/**
 * Runs a command to the code it ends with. Whoever reads codes must not take a fault of ours for an answer, which
 * Node's own 1 would say.
 */
export async function command(main: (args: readonly string[]) => Promise<number>): Promise<void> {
  // Whoever reads our output may stop before its end, as `head` does.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(COULD_NOT_RUN)
    throw error
  })
  process.on('uncaughtException', error => process.exit(print(told(error))))
  const args = process.argv.slice(2)
  process.exitCode = await main(args).catch(error => print(told(error)))
}

export function print({ code, stdout, stderr }: Ended): number {
  process.stdout.write(stdout)
  process.stderr.write(stderr)
  return code
}

function told(error: unknown): Ended {
  const json = process.argv.includes('--json')
  if (error instanceof StoreProblem)
    return refused(error.code, error.sentence.text, error.next.text.replace(/\.$/, ''), json)
  if (error instanceof Error && (error instanceof SettingsProblem || 'code' in error)) {
    const what = visible(error.message.split('\n')[0] ?? '')
    if ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      return refused('bad-input', what, 'See --help', json)
    return refused('fault', `The command ended early: ${what}`, 'Put right what it names', json)
  }
  // Where in this program it happened helps whoever mends it, and nobody else.
  console.error(error)
  return fault(error, json)
}
