import { ways } from '@/lib/kiro/key-policy'
import { visible } from '@/lib/message'
import { lint as findingsOf } from '@/lib/policy'
import type { Printed } from './printed'

const signs = { error: '✘', warning: '!', note: '·' } as const

export function lint(text: string): Printed {
  const contextKeys = Object.values(ways).map(({ contextKey }) => contextKey)
  const findings = findingsOf(text, { contextKeys })
  const lines = findings.flatMap(({ severity, path, sid, message, source }) => [
    `${signs[severity]} ${severity}  ${visible(path || 'the whole policy')}${sid === null ? '' : `  “${visible(sid)}”`}`,
    `    ${visible(message.text)}`,
    `    ${source}`,
  ])
  return {
    text: `${lines.length > 0 ? lines.join('\n') : 'Nothing found'}\n`,
    notes: [],
    json: { findings },
    // A note is about something that is right.
    code: findings.some(({ severity }) => severity !== 'note') ? 1 : 0,
  }
}
