import { listOf, type PolicyDocument, type PrincipalDocument, type StatementDocument } from '../document'
import { hclList, hclText, isHclText } from './hcl'

/**
 * The body of a data "aws_iam_policy_document", which writes the policy back: lists in another order, one-element
 * lists as scalars, and no more differences than these.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function policyDocumentBody(policy: PolicyDocument): string {
  const head = aligned([
    // What AWS reads where a policy has no version; the data source would write 2012-10-17.
    ['version', hclText(policy.Version ?? '2008-10-17')],
    ...(policy.Id ? [['policy_id', hclText(policy.Id)] as const] : []),
  ])
  return [head, ...listOf(policy.Statement).map(each => block('statement', statementBody(each)))].join('\n\n')
}

function statementBody(statement: StatementDocument): string {
  const { Sid, Effect, Principal, NotPrincipal, Condition = {} } = statement
  const list = (name: string, value: string | readonly string[] | undefined) =>
    value === undefined ? [] : [[name, hclList(listOf(value))] as const]
  const conditions = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, asked]) =>
      block(
        'condition',
        aligned([
          ['test', hclText(operator)],
          ['variable', hclText(key)],
          ['values', hclList(listOf(asked).map(String))],
        ]),
      ),
    ),
  )
  return [
    aligned([...(Sid ? [['sid', hclText(Sid)] as const] : []), ['effect', hclText(Effect)]]),
    ...principals('principals', Principal),
    ...principals('not_principals', NotPrincipal),
    aligned([
      ...list('actions', statement.Action),
      ...list('not_actions', statement.NotAction),
      ...list('resources', statement.Resource),
      ...list('not_resources', statement.NotResource),
    ]),
    ...conditions,
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

function principals(name: string, who: PrincipalDocument | undefined): readonly string[] {
  if (who === undefined) return []
  // `type = "*"` is written as "*", and `type = "AWS"` with "*" as { "AWS": "*" }.
  const named = who === '*' ? { '*': '*' } : who
  return Object.entries(named).map(([kind, names]) =>
    block(
      name,
      aligned([
        ['type', hclText(kind)],
        ['identifiers', hclList(listOf(names))],
      ]),
    ),
  )
}

/** As `terraform fmt` would. */
function aligned(lines: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(0, ...lines.map(([name]) => name.length))
  return lines.map(([name, value]) => `${name.padEnd(width)} = ${value}`).join('\n')
}

export function block(head: string, body: string): string {
  return `${head} {\n${body.replaceAll(/^(?=.)/gm, '  ')}\n}`
}

/** Why the data source would write another policy than this, or none; null: it would not. */
export function beyondPolicyDocument(policy: PolicyDocument): string | null {
  const statements = listOf(policy.Statement)
  const sids = statements.flatMap(({ Sid }) => (Sid ? [Sid] : []))
  const named = statements.flatMap(({ Principal, NotPrincipal }) =>
    [Principal ?? [], NotPrincipal ?? []].flat(),
  )
  const kinds = named.flatMap(who => (typeof who === 'string' ? [] : Object.keys(who)))
  const texts = textsOf(policy)
  if (new Set(sids).size < sids.length) return 'two statements have the same Sid'
  if (!['2008-10-17', '2012-10-17', undefined].includes(policy.Version)) return 'its version is another'
  if (policy.Id !== undefined && typeof policy.Id !== 'string') return 'its Id is no text'
  if (
    named.some(who => typeof who === 'string' && who !== '*') ||
    kinds.some(kind => kind === '*' || kind === '')
  )
    return 'a principal is written in no way that is documented'
  if (hasEmpty(policy) || statements.length === 0) return 'a list or a block is empty'
  if (statements.some(hasEmptyName)) return 'a name in a list is empty'
  if (texts.some(text => text.includes('&{'))) return 'it would write ${ for &{'
  return texts.every(isHclText) ? null : 'a text has characters that Terraform writes in another way'
}

function hasEmptyName(statement: StatementDocument): boolean {
  const { Action, NotAction, Resource, NotResource, Principal = {}, NotPrincipal = {} } = statement
  const who = [Principal, NotPrincipal].flatMap(each => (typeof each === 'string' ? [] : Object.values(each)))
  return [Action, NotAction, Resource, NotResource, ...who].flatMap(each => listOf(each)).includes('')
}

/** Every text, keys of objects among them. */
export function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(textsOf)]
}

function hasEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const inner = Object.values(value)
  return inner.length === 0 || inner.some(hasEmpty)
}
