import type { Answer, Verdict } from '@/lib/report/model'

/** Where an account or a run stands: its answer, or that there is none yet. */
export type Standing = Answer | 'running' | 'none'

type Look = { readonly word: string; readonly ink: string; readonly dot: string; readonly as: Verdict }

// Whole class names: Tailwind reads the sources.
export const answers: Readonly<Record<Standing, Look>> = {
  ready: { word: 'Ready', ink: 'text-verdict-pass', dot: 'bg-verdict-pass', as: 'pass' },
  'not-ready': { word: 'Not ready', ink: 'text-verdict-fail', dot: 'bg-verdict-fail', as: 'fail' },
  undecided: { word: 'Undecided', ink: 'text-verdict-unknown', dot: 'bg-verdict-unknown', as: 'unknown' },
  running: { word: 'Checking', ink: 'text-soft', dot: 'bg-faint', as: 'skip' },
  none: { word: 'No answer yet', ink: 'text-soft', dot: 'bg-faint', as: 'skip' },
}

/** What the store has, or an address says. */
export function isAnswer(text: string | null): text is Answer {
  return text === 'ready' || text === 'not-ready' || text === 'undecided'
}
