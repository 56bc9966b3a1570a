import { listOf, type PolicyDocument, type PrincipalDocument, type StatementDocument } from '../document'
import { hclList, hclText } from './hcl'

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
