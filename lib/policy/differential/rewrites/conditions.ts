import { type Case, type Condition, carriedOf, listOf } from '../case'
import { type Read, read } from '../operators'

/** Said of a condition that holds whatever else it says, and needs not be asked. */
export const HOLDS = Symbol('holds')

/** Goes through the conditions whose operator is one of AWS's, and drops those that are said to hold. */
export function eachCondition(asked: Case, rewrite: (condition: Condition, operator: Read) => unknown): void {
  for (const statement of asked.statements) {
    if (statement.conditions.length === 0) continue
    statement.conditions = statement.conditions.filter(condition => {
      const operator = read(condition.operator)
      return !operator || rewrite(condition, operator) !== HOLDS
    })
  }
}

/** Changes each of the values that the request carries; undefined leaves one out. */
export function respell(condition: Condition, spell: (value: string) => string | undefined): void {
  const { carried } = condition
  if (carried === undefined) return
  if (typeof carried === 'string') condition.carried = spell(carried)
  else {
    const spelled = carried.map(spell)
    if (spelled.some((each, index) => each !== carried[index]))
      condition.carried = spelled.filter(each => each !== undefined)
  }
}

/** The dot of a regular expression stops at the end of a line, and so do its wildcards. */
export function lineBreak(asked: Case): void {
  const broken = Object.values(asked.context).some(carried =>
    listOf(carried).some(value => value.search(LINE_BREAK) >= 0),
  )
  if (!broken) return
  const joined = (text: string) => text.replace(LINE_BREAK, '\u0001')
  asked.context = Object.fromEntries(
    Object.entries(asked.context).map(([key, carried]) => [
      key,
      typeof carried === 'string' ? joined(carried) : carried.map(joined),
    ]),
  )
  for (const { conditions } of asked.statements)
    for (const condition of conditions) {
      condition.texts = condition.texts.map(joined)
      condition.carried = carriedOf(asked, condition.key)
    }
}

const LINE_BREAK = /[\n\r\u2028\u2029]/g
