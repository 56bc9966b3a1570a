import { type Case, type Condition, listOf } from '../case'
import type { Kind } from '../operators'
import { meetsPattern, partsOf, patternOf } from '../pattern'
import { addressOf, rangeOf } from './addresses'
import { eachCondition, HOLDS, respell } from './conditions'
import { momentOf } from './moments'

/** Whether a value is of the operator's type: in the policy, and in the request. */
const fits: Readonly<
  Partial<Record<Kind, { asked(text: string): boolean; carried(text: string): boolean }>>
> = {
  numeric: both(text => /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text.trim())),
  date: both(text => momentOf(text) !== null),
  ip: { asked: text => rangeOf(text) !== null, carried: text => addressOf(text) !== null },
  binary: both(text => /^[A-Za-z0-9+/]*={0,2}$/.test(text)),
  arn: {
    asked: text => partsOf(text).length === 6 && meetsPattern(patternOf(partsOf(text)[0] ?? ''), 'arn'),
    carried: text => partsOf(text).length === 6 && text.startsWith('arn:'),
  },
}

function both(fit: (text: string) => boolean) {
  return { asked: fit, carried: fit }
}

/**
 * To it, what is no number, date, address or ARN matches neither an operator nor its negation, or is read up to where
 * it stops being one. A negation holds for what the operator does not match.
 */
export function misfit(asked: Case): void {
  eachCondition(asked, (condition, { kind, negated, set }) => {
    const fit = fits[kind]
    if (!fit) return
    if (negated) condition.texts = condition.texts.filter(fit.asked)
    else condition.texts = condition.texts.map(text => (fit.asked(text) ? text : '!'))
    if (!negated) respell(condition, value => (fit.carried(value) ? value : '?'))
    else if (listOf(condition.carried).some(value => !fit.carried(value))) {
      respell(condition, value => (fit.carried(value) ? value : undefined))
      if (set === 'any' || listOf(condition.carried).length === 0) return HOLDS
    }
  })
}

/** It reads a number without a decimal point up to its exponent. */
export function exponent(asked: Case): void {
  eachKind(asked, 'numeric', text =>
    /e/i.test(text) && Number.isFinite(Number(text)) ? plain(Number(text)) : text,
  )
}

function plain(number: number): string {
  return Number.isInteger(number) ? String(BigInt(number)) : number.toFixed(20)
}

/** It compares seconds since 1970 with milliseconds, takes a year for seconds, and reads a time without a zone as local. */
export function moment(asked: Case): void {
  eachKind(asked, 'date', text => {
    if (/T.*(Z|[+-]\d\d:?\d\d)$/.test(text)) return text
    const time = momentOf(text)
    return time === null ? text : String(time)
  })
}

/** It compares bytes as the text that they are written in. */
export function padding(asked: Case): void {
  eachKind(asked, 'binary', text => (/^[A-Za-z0-9+/]*=+$/.test(text) ? text.replace(/=+$/, '') : text))
}

/** A block of all IPv4 addresses is to it one of none, and an address is compared as the text that it is written in. */
export function address(asked: Case): void {
  eachCondition(asked, (condition, { kind }) => {
    if (kind !== 'ip') return
    condition.texts = condition.texts.flatMap(text => rangeOf(text) ?? text)
    respell(condition, value => addressOf(value) ?? value)
  })
}

function eachKind(asked: Case, wanted: Kind, spell: (text: string) => string): void {
  eachCondition(asked, (condition: Condition, { kind }) => {
    if (kind !== wanted) return
    condition.texts = condition.texts.map(spell)
    respell(condition, spell)
  })
}
