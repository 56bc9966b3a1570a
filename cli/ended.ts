import { msg } from '@/lib/message'
import { jsonText } from '@/lib/report/json'

/** What goes where, and the code to end with. */
export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string }

export const COULD_NOT_RUN = 2

/** Why a command could not run and what to do next, as a sentence or as data. */
export function refused(code: string, message: string, next: string, json: boolean): Ended {
  if (!json) return { code: COULD_NOT_RUN, stdout: '', stderr: `${message}. ${next}.\n` }
  const error = { code, message: msg('{text}', { text: message }), next: msg('{text}', { text: next }) }
  return { code: COULD_NOT_RUN, stdout: document({ error }), stderr: '' }
}

/** Whoever reads exit codes must not take a mistake of ours for an answer, which Node's own 1 would say. */
export function fault(error: unknown, json: boolean): Ended {
  const what = error instanceof Error ? error.message : String(error)
  return refused(
    'fault',
    `The command ended by a fault: ${what}`,
    'Put right what it names; if that is nothing of yours, report it with the lines above',
    json,
  )
}

/** One JSON document, and nothing else. */
export function document(content: object): string {
  return `${jsonText({ version: 1, ...content })}\n`
}
