import { ways } from '@/lib/kiro/key-policy'
import { clip, visible } from '@/lib/message'
import { lint as findingsOf } from '@/lib/policy'
import type { Printed } from './printed'

const signs = { error: '✘', warning: '!', note: '·' } as const

/** A list of thousands of values has thousands of the same. */
const MOST_FINDINGS = 100

export function lint(text: string): Printed {
  const contextKeys = Object.values(ways).map(({ contextKey }) => contextKey)
  const findings = findingsOf(text, { contextKeys })
  const lines = findings
    .slice(0, MOST_FINDINGS)
    .flatMap(({ severity, path, sid, message, source }) => [
      `${signs[severity]} ${severity}  ${visible(clip(path || 'the whole policy'))}${sid === null ? '' : `  “${visible(clip(sid))}”`}`,
      `    ${visible(message.text)}`,
      `    ${source}`,
    ])
  const more = findings.length - MOST_FINDINGS
  if (more > 0) lines.push(`… and ${more.toLocaleString('en-US')} more; --json has them all`)
  return {
    text: `${lines.length > 0 ? lines.join('\n') : 'Nothing found'}\n`,
    notes: [],
    json: { findings },
    // A note is about something that is right.
    code: findings.some(({ severity }) => severity !== 'note') ? 1 : 0,
  }
}
