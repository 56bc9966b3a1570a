import { spawn } from 'node:child_process'
import { z } from 'zod'
import { type Message, msg } from '@/lib/message'
import type { Keys } from '@/lib/target'
import { CannotStart } from './problem'

/** AWS SDKs and Tools Reference Guide, process credential provider. */
const answer = z.object({
  Version: z.literal(1),
  AccessKeyId: z.string().min(1),
  SecretAccessKey: z.string().min(1),
  SessionToken: z.string().optional(),
  Expiration: z.iso.datetime({ offset: true }).optional(),
})

const LONGEST_ANSWER = 64 * 1024

/** Runs it as the SDK does, and ends it with the signal, which the SDK does not. What it prints may hold secrets. */
export async function processKeys(profile: string, command: string, signal: AbortSignal): Promise<Keys> {
  const printed = await run(profile, command, signal)
  const parsed = answer.safeParse(json(printed))
  if (!parsed.success) throw noKeys(profile, msg('its answer is not the JSON that AWS documents'))
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = parsed.data
  if (Expiration !== undefined && Date.parse(Expiration) <= Date.now())
    throw noKeys(profile, msg('the keys that it gives have expired'))
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
}

function run(profile: string, command: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    // A group of its own, so that what the shell starts ends with it. Nobody is there to answer what it asks.
    const group = process.platform !== 'win32'
    const child = spawn(command, { shell: true, detached: group, stdio: ['ignore', 'pipe', 'ignore'] })
    let printed = ''
    const fail = (code: string | number) => {
      if (child.pid !== undefined && child.exitCode === null) end(group ? -child.pid : child.pid)
      child.stdout.destroy()
      reject(noKeys(profile, msg('it ended with {code}', { code })))
    }
    const late = () => fail('the time of the run')
    if (signal.aborted) return late()
    signal.addEventListener('abort', late, { once: true })
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      if (printed.length > LONGEST_ANSWER) fail('an answer without end')
    })
    child.once('error', error => fail(error.name))
    child.once('close', (code, killedBy) => {
      signal.removeEventListener('abort', late)
      if (code === 0) resolve(printed)
      else fail(code ?? killedBy ?? 'a signal')
    })
  })
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself in the meantime.
  }
}

function json(printed: string): unknown {
  try {
    return JSON.parse(printed)
  } catch {
    return undefined
  }
}

function noKeys(profile: string, why: Message): CannotStart {
  return new CannotStart({
    code: 'no-credentials',
    message: msg('The credential_process of profile {profile} gave no credentials: {why}', {
      profile,
      why: why.text,
    }),
    next: msg('Run the command that ~/.aws/config names there, and put right what it says.'),
  })
}
