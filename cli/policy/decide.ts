import { ask } from '@/lib/checks/key/ask'
import type { Reading } from '@/lib/checks/key/reading'
import { clip, visible } from '@/lib/message'
import type { Printed } from './printed'
import type { Question } from './questions'
import { Unreadable } from './unreadable'

export type Answered = { readonly question: Question; readonly reading: Reading }

/** Throws `Unreadable` where the text is no policy. */
export function answersTo(text: string, questions: readonly Question[]): readonly Answered[] {
  return questions.map(question => {
    const reading = ask(text, question.request)
    if ('why' in reading) throw new Unreadable(reading.why)
    return { question, reading }
  })
}

const words: Readonly<Record<Reading['decision'], string>> = {
  allow: '✔ allowed',
  'explicit-deny': '✘ refused by a Deny',
  'implicit-deny': '✘ refused: no statement allows it',
  deny: '✘ refused',
  conditional: '? not known',
}

export function decide(text: string, questions: readonly Question[]): Printed {
  const answers = answersTo(text, questions)
  return {
    text: `${answers.map(answerLine).join('\n')}\n`,
    notes: [],
    json: {
      answers: answers.map(({ question, reading: { decision, hangsOn } }) => ({
        name: question.name,
        decision,
        hangsOn,
      })),
    },
    code: codeOf(answers),
  }
}

/** Values are made of other values, and may be many times as long as the policy. */
const LONGEST = 2_000

export function answerLine({ question, reading }: Answered): string {
  const hangsOn = reading.hangsOn.map(
    ({ key, allows }) =>
      `\n    it hangs on ${visible(clip(key))}; allowed with ${visible(clip(allows.join(', '), LONGEST)) || 'no value'}`,
  )
  return `${words[reading.decision]}  ${visible(question.name)}${hangsOn.join('')}`
}

/** A refusal outweighs a doubt: it is certain. */
export function codeOf(answers: readonly Answered[]): number {
  const decisions = answers.map(({ reading }) => reading.decision)
  if (decisions.every(decision => decision === 'allow')) return 0
  return decisions.every(decision => decision === 'allow' || decision === 'conditional') ? 3 : 1
}
