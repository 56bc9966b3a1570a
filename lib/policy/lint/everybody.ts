import { msg } from '@/lib/message'
import { canonicalKey } from '../canonical-key'
import { isObject, own } from '../document'
import { conditionsOf, type PlacedCondition } from './conditions'
import type { Found, LintedStatement } from './finding'
import { placed } from './placed'

const page = 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html'

/** An Allow to `*` whose conditions, if it has any, also hold for a stranger's plain call. */
export function everybodyFindings(statement: LintedStatement): readonly Found[] {
  const { path, source, effect } = statement
  const principal = own(source, 'Principal')
  const names = isObject(principal) ? placed(own(principal, 'AWS'), '') : placed(principal, '')
  const conditions = conditionsOf(statement)
  const isOpen = names.some(({ text }) => text === '*') && conditions.every(keepsNobodyOut)
  if (effect === 'Deny' || !isOpen) return []
  const message =
    conditions.length === 0
      ? msg('The statement lets in everybody, of every account, without a condition')
      : msg('The statement lets in everybody, of every account: its conditions hold for nearly every call')
  return [
    { kind: 'allow-to-everybody', severity: 'warning', path: `${path}.Principal`, message, source: page },
  ]
}

/** "This key is always included in the request context." https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
const always: ReadonlySet<string> = new Set(
  ['aws:SecureTransport', 'aws:CurrentTime', 'aws:EpochTime'].map(canonicalKey),
)

/** It holds where the key is missing, or asks for what every call carries. */
function keepsNobodyOut({ qualified, canonical, values }: PlacedCondition): boolean {
  if (!qualified) return false
  const asks = (word: string) => values.some(({ text }) => text.toLowerCase() === word)
  const { operator, ifExists, set } = qualified
  if (operator.kind === 'null') return asks(String(!always.has(canonical)))
  if (operator.kind === 'bool' && canonical === 'aws:securetransport') return asks('true')
  return ifExists || set === 'all' || (operator.negated && !always.has(canonical))
}
