import type { Answer, Report } from '../model'
import { tokenShape } from '../redact/kinds'
import { type FindingChange, findingChanges, type Reading } from './findings'
import { type PolicyChange, policyChanges } from './policies'

export type Comparison = {
  /** ISO 8601. */
  readonly generatedAt: { readonly before: string; readonly after: string }
  readonly account: { readonly before: string; readonly after: string }
  /** null: it cannot be told, since one of them shows its account as a token. */
  readonly sameAccount: boolean | null
  /** null: it cannot be told; where neither has an instance, they have the same. */
  readonly sameInstance: boolean | null
  readonly answer: { readonly before: Answer; readonly after: Answer }
  readonly findings: readonly FindingChange[]
  readonly policies: readonly PolicyChange[]
}

/** What became of `before`. Of two reports with tokens, which differ by report, a token counts as its kind. */
export function compare(before: Report, after: Report): Comparison {
  const hidden = before.redaction !== undefined || after.redaction !== undefined
  const same = (one: string | undefined, other: string | undefined) =>
    one === other ? true : hidden ? null : false
  const reading = before.redaction && after.redaction ? byKind : asItIs
  return {
    generatedAt: { before: before.generatedAt, after: after.generatedAt },
    account: { before: before.account.id, after: after.account.id },
    sameAccount: same(before.account.id, after.account.id),
    sameInstance: same(before.instance?.arn, after.instance?.arn),
    answer: { before: before.answer, after: after.answer },
    findings: findingChanges(before, after, reading),
    policies: policyChanges(before, after),
  }
}

const asItIs: Reading = text => text

const TOKENS = new RegExp(tokenShape, 'g')
const byKind: Reading = text => text.replace(TOKENS, token => token.replace(/-.*/, ''))
