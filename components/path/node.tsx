import { VerdictIcon } from '@/components/verdict/icon'
import { textOf } from '@/components/verdict/words'
import type { Verdict } from '@/lib/report/model'
import { words } from '@/lib/report/verdicts'
import type { Standing } from './nodes'

const frames: Readonly<Record<Verdict, string>> = {
  pass: 'border-line bg-panel',
  skip: 'border-line bg-panel',
  warn: 'border-verdict-warn/60 bg-verdict-warn/5',
  todo: 'border-verdict-todo/60 bg-verdict-todo/5',
  fail: 'border-verdict-fail/70 bg-verdict-fail/6',
  unknown: 'border-dashed border-verdict-unknown/60 bg-verdict-unknown/5',
}
const whole = 'flex h-18 items-center gap-3 rounded-xl border px-3.5'
const narrow =
  'flex h-18 items-center gap-3 rounded-xl border px-3.5 max-sm:h-32 max-sm:flex-col max-sm:items-start max-sm:justify-center max-sm:gap-2'

type Props = { title: string; standing: Standing | null; half: boolean }

/** A station of the way; leads to the card that decided. */
export function PathNode({ title, standing, half }: Props) {
  const box = half ? narrow : whole
  if (!standing)
    return (
      <div className={`${box} border-line bg-panel`}>
        <span className="waiting size-6 shrink-0 rounded-full bg-hair" aria-hidden="true" />
        <span className="text-sm leading-4.5 font-semibold text-soft">{title}</span>
      </div>
    )
  const { verdict, says, check } = standing
  const quiet = verdict === 'pass' || verdict === 'skip'
  return (
    <a href={`#${check}`} className={`${box} transition-colors hover:border-faint ${frames[verdict]}`}>
      <span className="shrink-0">
        <VerdictIcon verdict={verdict} />
      </span>
      <span className="min-w-0">
        <span className="block text-sm leading-4.5 font-semibold">{title}</span>
        <span className={`mt-0.5 block text-xs leading-4 ${quiet ? 'text-soft' : textOf[verdict]}`}>
          <span className="sr-only">{words[verdict]}: </span>
          {says}
        </span>
      </span>
    </a>
  )
}
