import { comparison, type StatementReading } from '@/lib/checks/key/reading'
import { visible } from '@/lib/message'
import {
  type Counterfactual,
  decide,
  explainDeny,
  type Purpose,
  parsePolicy,
  purpose,
  type StatementTrace,
} from '@/lib/policy'
import { problemSentence } from '@/lib/report/patch-sentences'
import { comparisonLines } from '../evidence'
import { type Answered, answerLine, answersTo, codeOf } from './decide'
import type { Printed } from './printed'
import type { Question } from './questions'

type Explained = Answered & {
  /** Each turns the answer into allow, the smallest first. */
  readonly changes: readonly Counterfactual[]
  /** Of each part of the documented statement, what would get in without it. */
  readonly purposes: readonly Purpose[]
  /** As the engine tells it; empty where a key is there twice, and so no one reading is the policy. */
  readonly traces: readonly StatementTrace[]
}

/** Statement by statement whether it applies, and why not; then what would change the answer. */
export function explain(text: string, questions: readonly Question[]): Printed {
  const answers = answersTo(text, questions).map((answered): Explained => {
    const { request, documented } = answered.question
    const parsed = parsePolicy(text)
    return {
      ...answered,
      changes: parsed.ok ? explainDeny(parsed.policy, request, { documented }) : [],
      purposes: documented ? purpose(documented, request) : [],
      traces: parsed.ok ? decide(parsed.policy, request).statements : [],
    }
  })
  return {
    text: `${answers.map(explained).join('\n\n')}\n`,
    notes: [],
    json: {
      answers: answers.map(({ question, reading: { decision, hangsOn }, traces, changes, purposes }) => ({
        name: question.name,
        decision,
        hangsOn,
        statements: traces,
        changes,
        purposes: purposes.map(({ part, asked, says }) => ({ part, asked, says })),
      })),
    },
    code: codeOf(answers),
  }
}

function explained(answered: Explained): string {
  const { reading, changes, purposes } = answered
  const needsAdding = changes.some(each => each.changes.some(({ kind }) => kind === 'add-statement'))
  return [
    answerLine(answered),
    ...reading.statements.flatMap(statementLines),
    ...(changes.length > 0 ? ['  What would let it in, the smallest change first'] : []),
    ...changes.slice(0, MOST_CHANGES).flatMap(changeLines),
    ...(needsAdding ? ['  Why each part of the documented statement is there', ...purposes.map(why)] : []),
  ].join('\n')
}

const MOST_CHANGES = 3
const words = { Allow: 'allows', Deny: 'refuses' } as const

function statementLines(statement: StatementReading): readonly string[] {
  const { name, effect, matched, flaw, rows } = statement
  const head = `  ${matched === null ? '?' : matched ? '✔' : '–'} “${visible(name)}” ${effect}`
  if (matched) return [`${head}: ${words[effect]} it`]
  if (flaw) return [`${head}: never has an effect: ${visible(flaw.text)}`]
  const missed = rows.find(row => row.matched === false)
  if (missed && ['Principal', 'NotPrincipal'].includes(missed.key))
    return [`${head}: for ${visible(missed.asks.join(', '))}`]
  return [
    head,
    ...comparison(statement)
      .rows.flatMap(comparisonLines)
      .map(line => `    ${line}`),
  ]
}

function changeLines(
  { changes, edits, risks, deadPrincipals }: Counterfactual,
  index: number,
): readonly string[] {
  return [
    ...changes.map(({ message }, at) => `    ${at === 0 ? `${index + 1}.` : '  '} ${visible(message.text)}`),
    ...edits.map(edit => {
      const from = 'from' in edit ? ` ${JSON.stringify(edit.from)}` : ''
      const to = 'value' in edit ? ` → ${JSON.stringify(edit.value)}` : ''
      return visible(`       ${edit.op} ${edit.path}${from}${to}`)
    }),
    ...[...risks.map(({ message }) => message), ...deadPrincipals.map(problemSentence)].map(
      ({ text }) => `       mind: ${visible(text)}`,
    ),
  ]
}

function why({ says }: Purpose): string {
  return `    · ${visible(says.text)}`
}
