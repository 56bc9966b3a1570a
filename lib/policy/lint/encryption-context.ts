import { msg } from '@/lib/message'
import { conditionsOf, type PlacedCondition } from './conditions'
import type { Found, LintedStatement } from './finding'

const pages = {
  context:
    'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-encryption-context',
  keys: 'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-encryption-context-keys',
  baseline: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/baseline-KMS-key-policy.html',
}
const CONTEXT = 'kms:encryptioncontext:'

/** A context that IAM Identity Center uses only while a key is being set. */
export const CONFIGURATION = 'purpose:KEY_CONFIGURATION'
/** What is left of it where a wildcard stands for the rest. */
const ITS_VALUE = 'KEY_CONFIGURATION'

/**
 * The key of a pair ignores case as a part of a condition key's name, and keeps it as a value of
 * kms:EncryptionContextKeys: there `AppName` is not `appname`. `contextKeys`: how callers are known to write theirs.
 */
export function contextFindings(
  statements: readonly LintedStatement[],
  contextKeys: readonly string[],
): ReadonlyMap<LintedStatement, readonly Found[]> {
  const spelled = new Map(contextKeys.map(key => [key.toLowerCase(), key]))
  const found = new Map<LintedStatement, readonly Found[]>()
  for (const statement of statements) {
    const conditions = conditionsOf(statement)
    const names = conditions.flatMap(each => nameFindings(each, spelled))
    found.set(statement, [...names, ...leftovers(conditions)])
  }
  // After all of them: a list of keys may come before the condition that spells one.
  for (const statement of statements)
    found.set(statement, [
      ...(found.get(statement) ?? []),
      ...conditionsOf(statement).flatMap(each => valueFindings(each, spelled)),
    ])
  return found
}

function nameFindings(
  { key, canonical, at }: PlacedCondition,
  spelled: Map<string, string>,
): readonly Found[] {
  if (!canonical.startsWith(CONTEXT)) return []
  const name = key.slice(CONTEXT.length)
  const other = spelled.get(name.toLowerCase())
  if (other === undefined) spelled.set(name.toLowerCase(), name)
  if (other === undefined || other === name) return []
  const message = msg(
    '{name} and {other} are one condition key: the case of an encryption context’s key is not looked at here',
    {
      name,
      other,
    },
  )
  return [{ kind: 'encryption-context-case', severity: 'note', path: at, message, source: pages.context }]
}

function valueFindings(
  { canonical, qualified, values }: PlacedCondition,
  spelled: ReadonlyMap<string, string>,
): readonly Found[] {
  if (canonical !== 'kms:encryptioncontextkeys' || !qualified || /IgnoreCase/.test(qualified.operator.name))
    return []
  return values.flatMap(({ text, at }): readonly Found[] => {
    const other = spelled.get(text.toLowerCase())
    if (other === undefined || other === text || values.some(each => each.text === other)) return []
    const message = msg('{name} does not match {other}: kms:EncryptionContextKeys looks at case', {
      name: text,
      other,
    })
    return [{ kind: 'encryption-context-case', severity: 'warning', path: at, message, source: pages.keys }]
  })
}

function leftovers(conditions: readonly PlacedCondition[]): readonly Found[] {
  return conditions.flatMap(({ key, at, values }) =>
    [{ text: key, at }, ...values]
      .filter(({ text }) => text.toUpperCase().includes(ITS_VALUE))
      .map(
        ({ at: path }): Found => ({
          kind: 'key-configuration',
          severity: 'warning',
          path,
          message: msg('{context} is used only while a key is being set for IAM Identity Center', {
            context: CONFIGURATION,
          }),
          source: pages.baseline,
        }),
      ),
  )
}
