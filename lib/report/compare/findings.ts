import type { CheckId, Evidence, Finding, Report } from '../model'
import { needsAttention } from '../verdicts'

/** What became of one check between two reports. */
export type FindingChange =
  /** It needs somebody now, and did not before, or was not there. */
  | ({
      readonly kind: 'new'
      readonly id: CheckId
      readonly before: Finding | null
      readonly after: Finding
    } & Differences)
  /** It needs nobody any more. */
  | ({
      readonly kind: 'resolved'
      readonly id: CheckId
      readonly before: Finding
      readonly after: Finding | null
    } & Differences)
  /** It says or rests on something else, and needs somebody as before, or nobody. */
  | ({
      readonly kind: 'changed'
      readonly id: CheckId
      readonly before: Finding
      readonly after: Finding
    } & Differences)
  | { readonly kind: 'same'; readonly id: CheckId; readonly before: Finding; readonly after: Finding }

type Differences = {
  /** In the words of the later report; what is in both is in neither. */
  readonly evidence: { readonly added: readonly Evidence[]; readonly removed: readonly Evidence[] }
}

/** Two texts that mean the same, such as two tokens for one account, come out as one. */
export type Reading = (text: string) => string

/** In the order of the later report; what only the earlier one has comes last. */
export function findingChanges(before: Report, after: Report, reading: Reading): readonly FindingChange[] {
  const was = new Map(before.findings.map(finding => [finding.id, finding]))
  const is = new Set(after.findings.map(({ id }) => id))
  return [
    ...after.findings.flatMap(finding => changeOf(was.get(finding.id) ?? null, finding, reading) ?? []),
    ...before.findings.flatMap(finding =>
      is.has(finding.id) ? [] : (changeOf(finding, null, reading) ?? []),
    ),
  ]
}

function changeOf(before: Finding | null, after: Finding | null, reading: Reading): FindingChange | null {
  const evidence = {
    added: without(after?.evidence ?? [], before?.evidence ?? [], reading),
    removed: without(before?.evidence ?? [], after?.evidence ?? [], reading),
  }
  const [needed, needs] = [before, after].map(each => each !== null && needsAttention(each.verdict))
  if (after && needs && !needed) return { kind: 'new', id: after.id, before, after, evidence }
  if (before && needed && !needs) return { kind: 'resolved', id: before.id, before, after, evidence }
  // Only one of them has the check, and it needs nobody there.
  if (!before || !after) return null
  const both = { id: after.id, before, after }
  const isSame =
    said(before, reading) === said(after, reading) &&
    evidence.added.length === 0 &&
    evidence.removed.length === 0
  return isSame ? { kind: 'same', ...both } : { kind: 'changed', ...both, evidence }
}

function said({ verdict, unknown, title, statement, remedy }: Finding, reading: Reading): string {
  return reading(JSON.stringify([verdict, unknown ?? null, title.text, statement.text, remedy]))
}

function without(
  list: readonly Evidence[],
  others: readonly Evidence[],
  reading: Reading,
): readonly Evidence[] {
  const known = new Set(others.map(each => textOf(each, reading)))
  return list.filter(each => !known.has(textOf(each, reading)))
}

/** Which call answered, and when, is another in every run. */
function textOf(evidence: Evidence, reading: Reading): string {
  return reading(JSON.stringify(evidence.kind === 'fact' ? evidence.says : evidence))
}
