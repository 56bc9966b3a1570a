import type { StatementReading } from '@/lib/checks/key/reading'
import { comparison } from '@/lib/checks/key/reading'
import { visible } from '@/lib/message'
import { evidenceLines } from '../card'
import { type Answered, answerLine, answersTo, codeOf } from './decide'
import type { Printed } from './printed'
import type { Question } from './questions'

/** Statement by statement: whether it applies, and of those that come near, what in it does not. */
export function explain(text: string, questions: readonly Question[]): Printed {
  const answers = answersTo(text, questions)
  return {
    text: `${answers.map(explained).join('\n\n')}\n`,
    notes: [],
    json: {
      answers: answers.map(({ question, reading: { decision, hangsOn, statements } }) => ({
        name: question.name,
        decision,
        hangsOn,
        statements,
      })),
    },
    code: codeOf(answers),
  }
}

function explained(answered: Answered): string {
  const { reading } = answered
  return [answerLine(answered), ...reading.statements.flatMap(statementLines)].join('\n')
}

const words = { Allow: 'allows', Deny: 'refuses' } as const

function statementLines(statement: StatementReading): readonly string[] {
  const { name, effect, matched, flaw, rows } = statement
  const head = `  ${matched === null ? '?' : matched ? '✔' : '–'} “${visible(name)}” ${effect}`
  if (matched) return [`${head}: ${words[effect]} it`]
  if (flaw) return [`${head}: never has an effect: ${visible(flaw.text)}`]
  const [missed] = rows.filter(row => row.matched === false)
  if (missed && ['Principal', 'NotPrincipal'].includes(missed.key))
    return [`${head}: for ${visible(missed.asks.join(', '))}`]
  return [head, ...evidenceLines(comparison(statement))]
}
