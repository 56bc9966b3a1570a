import { type Ended, fault } from './ended'
import { answer } from './policy/main'

function end({ code, stdout, stderr }: Ended): void {
  process.stdout.write(stdout)
  process.stderr.write(stderr)
  process.exitCode = code
}

process.on('uncaughtException', error => {
  console.error(error)
  end(fault(error, process.argv.includes('--json')))
})
// Whoever reads our output may stop before its end, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(2)
  throw error
})
end(answer(process.argv.slice(2)))
