import type { StatementDocument } from '../document'
import { beyondCdk } from './beyond'
import { addedAndMended, type Change, editsInPlace } from './change'
import { comment, quoted } from './text'

/**
 * A module with a function for the key's construct. Its parameter is `Key`, which an imported key is not: for that one
 * `addToResourcePolicy` does nothing.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_kms.Key.html
 */
export function cdk(change: Change): string {
  const { added, mended } = addedAndMended(change)
  const other = editsInPlace(change)
  const head = comment('//', `Changes the policy of ${change.key.arn}.`)
  const beyond = beyondCdk(change.statements)
  if (beyond !== null) return `${head}${comment('//', `CDK cannot say it: ${beyond}.`)}`
  return [
    head,
    comment(
      '//',
      'A key that is imported (Key.fromKeyArn, Key.fromLookup) is none that CDK can change: CDK leaves its policy',
      'as it is, without a word. Call this in the stack that makes the key.',
    ),
    "import * as iam from 'aws-cdk-lib/aws-iam'\n",
    added.length > 0 ? "import type { Key } from 'aws-cdk-lib/aws-kms'\n" : '',
    added.length > 0
      ? `\nexport function addStatements(key: Key): void {\n${added.map(adding).join('')}}\n`
      : '',
    mended.length > 0
      ? `\n${comment(
          '//',
          'The policy has these already, with other values: change them where they are made. Added, they would',
          'be there twice, and the old ones would stay.',
        )}export function mendedStatements(): iam.PolicyStatement[] {\n  return [\n${mended.map(listed).join('')}  ]\n}\n`
      : '',
    other.length > 0
      ? `\n${comment('//', 'Changes to what is there:', ...other.map(({ op, path }) => `${op} ${path}`))}`
      : '',
  ].join('')
}

function adding(statement: StatementDocument): string {
  // `false`: better an error than a key that stays as it was.
  return `  key.addToResourcePolicy(iam.PolicyStatement.fromJson(${literal(statement, '  ')}), false)\n`
}

function listed(statement: StatementDocument): string {
  return `    iam.PolicyStatement.fromJson(${literal(statement, '    ')}),\n`
}

/** A literal of TypeScript. */
function literal(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return quoted(String(value))
  const inner = `${indent}  `
  if (Array.isArray(value)) return `[${value.map(each => literal(each, inner)).join(', ')}]`
  const entries = Object.entries(value).map(([name, each]) => {
    const key = /^[A-Z][A-Za-z]*$/.test(name) ? name : quoted(name)
    return `${inner}${key}: ${literal(each, inner)},\n`
  })
  return entries.length === 0 ? '{}' : `{\n${entries.join('')}${indent}}`
}
