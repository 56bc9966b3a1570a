import type { ChangeStepTable } from '@/lib/store/change-steps'
import type { ChangeTable } from '@/lib/store/changes'

/** How a change stands, in a word or two. */
export function outcomeWord({
  state,
  outcome,
  undoes,
}: Pick<ChangeTable, 'state' | 'outcome' | 'undoes'>): string {
  if (state === 'planned') return 'Planned'
  if (state === 'awaiting') return 'Waits for a second admin'
  if (state === 'open' || outcome === null) return 'Under way'
  return {
    verified: undoes === null ? 'Verified' : 'Taken back',
    written: 'Written, not as planned',
    'not-written': 'Nothing written',
    overtaken: 'Changed by somebody else',
  }[outcome]
}

/** One step of the journal as a sentence. */
export function stepSentence({ step, details }: Pick<ChangeStepTable, 'step' | 'details'>): string {
  const { by, operation, region, equal, of, message, says, outcome } = JSON.parse(details)
  switch (step) {
    case 'journaled':
      return `Written into the journal, with what stood there before; asked for by ${by}`
    case 'compared':
      return 'Read again: it is what the plan saw'
    case 'writing':
      return `Asking ${operation} in ${region}`
    case 'written':
      return 'AWS took the write'
    case 'refused':
      return message?.text ?? 'AWS refused the write'
    case 'read-back':
      return `Read back as planned, ${equal} of ${of} times in a row`
    case 'checked':
      return 'The checks were run again'
    case 'settling':
      return 'The program had ended in the middle of it: what became of it is read'
    case 'ended':
      return (
        says?.text ??
        (outcome === 'verified' ? 'Written, read back, and the checks say so themselves' : 'Ended')
      )
  }
}
