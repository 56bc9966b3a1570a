import { visible } from '@/lib/message'
import { type Form, putKeyPolicyRequest } from '@/lib/policy'
import { type KeyPatch, keyPatch } from '@/lib/report/key-patch'
import type { Options } from './options'
import type { Printed } from './printed'
import { sceneOf } from './questions'

export const NOTHING_TO_CHANGE = 4
export const FOR_A_PERSON = 1

export function patch(text: string, { ids, form, relaxed, caller }: Options, at: Date): Printed {
  if (!ids) throw new Error('patch is not reached without ids')
  const statements = relaxed ? 'relaxed' : 'exact'
  const writer = caller === undefined ? undefined : putKeyPolicyRequest({ arn: caller }, ids.keyArn)
  const made = keyPatch({ ...sceneOf(ids), text }, { statements, at, writer })
  return printedPatch(made, form)
}

/** The text alone is for standard output; what a person should know goes beside it. */
export function printedPatch(made: KeyPatch, form: Form): Printed {
  const notes = made.notes.map(note => visible(note.text))
  if (made.kind === 'text') {
    const { fileName, text } = made.render(form)
    return {
      text,
      notes,
      json: { kind: 'patched', form, fileName, text, edits: made.patched.edits, notes: made.notes },
      code: 0,
    }
  }
  return {
    text: '',
    notes,
    json: { kind: made.kind === 'nothing' ? 'unchanged' : 'person', notes: made.notes },
    code: made.kind === 'nothing' ? NOTHING_TO_CHANGE : FOR_A_PERSON,
  }
}
