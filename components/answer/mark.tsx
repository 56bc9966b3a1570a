import { VerdictIcon } from '@/components/verdict/icon'
import { answers, type Standing } from './words'

/** Word, shape and colour. */
export function AnswerMark({ standing }: { standing: Standing }) {
  const { word, ink, as } = answers[standing]
  return (
    <span className={`inline-flex items-center gap-2 text-sm font-semibold whitespace-nowrap ${ink}`}>
      <span className={standing === 'running' ? 'waiting' : undefined}>
        <VerdictIcon verdict={as} />
      </span>
      {word}
    </span>
  )
}
