import { msg } from '@/lib/message'
import type { Qualified } from '../operators'
import { never } from '../operators/operator'
import { resolve, templateOf } from '../variables'
import type { PlacedCondition } from './conditions'
import type { Found } from './finding'
import type { PlacedText } from './placed'

const page =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html'

/** A condition that asks for none of no values. */
export function withoutValue({
  operator,
  qualified,
  key,
  values,
  at: path,
}: PlacedCondition): readonly Found[] {
  if (!qualified || values.length > 0) return []
  const message = qualified.operator.negated
    ? msg('{operator} on {key} names no value, and so excludes nothing', { operator, key })
    : msg('{operator} on {key} names no value, and so meets none', { operator, key })
  return [{ kind: 'no-value', severity: severityOf(qualified), path, message, source: page }]
}

/** A value that is none for its operator: no number, no date, no address, no ARN. */
export function unreadableValue(
  { operator, qualified }: PlacedCondition,
  { text: value, at: path }: PlacedText,
  hasVariables: boolean,
): readonly Found[] {
  if (!qualified || isReadable(value, qualified, hasVariables)) return []
  const message = qualified.operator.negated
    ? msg('{operator} cannot read {value}, which so excludes nothing', { operator, value })
    : msg('{operator} cannot read {value}, which so meets nothing', { operator, value })
  return [{ kind: 'unreadable-value', severity: severityOf(qualified), path, message, source: page }]
}

function isReadable(text: string, { operator }: Qualified, hasVariables: boolean): boolean {
  if (operator.kind === 'null') return /^(true|false)$/i.test(text)
  const template = templateOf(text, hasVariables && operator.variables)
  const glob = template.keys.length > 0 ? undefined : resolve(template, () => undefined)
  // What a variable will hold is not known.
  return glob === undefined || operator.matcher(glob) !== never
}

/** Such a condition never holds, or holds for more calls than it seems to. */
function severityOf({ operator, ifExists, set }: Qualified): Found['severity'] {
  return operator.negated || ifExists || set === 'all' ? 'warning' : 'error'
}
