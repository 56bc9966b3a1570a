import { type CanonicalCondition, canonicalStatement, conditions, conditionText } from '../diff/canonical'
import type { StatementDocument } from '../document'

/**
 * Whether two statements let the same in, their Sids apart: in another spelling, or by an operator for patterns where
 * nothing is a wildcard. What it calls the same is; what it calls different may still be the same.
 */
export function sameMeaning(one: StatementDocument, other: StatementDocument): boolean {
  return meaning(one) === meaning(other)
}

export function sameElement(
  element: 'Effect' | 'Principal' | 'NotPrincipal' | 'Action' | 'NotAction',
  one: StatementDocument,
  other: StatementDocument,
): boolean {
  return JSON.stringify(elementsOf(one)[element]) === JSON.stringify(elementsOf(other)[element])
}

export function sameValues(one: CanonicalCondition, other: CanonicalCondition): boolean {
  return JSON.stringify(one.values) === JSON.stringify(other.values)
}

function meaning(statement: StatementDocument): string {
  const asked = conditions(statement.Condition).map(each =>
    conditionText({ ...each, operator: plainOperator(each) }),
  )
  return JSON.stringify({ ...elementsOf(statement), Condition: [...new Set(asked)].sort() })
}

function elementsOf(statement: StatementDocument) {
  // An account that is named by its digits in one and by its root's ARN in the other is taken for two.
  return canonicalStatement(statement, '').elements
}

/** Without a wildcard, StringLike asks for the same text, and so do the operators for ARNs where it is one. */
function plainOperator({ operator, values }: CanonicalCondition): string {
  if (values.some(value => /[*?]|\$\{/.test(value))) return operator
  const isSame = operator === 'StringLike' || (operator === 'ArnLike' && values.every(each => ARN.test(each)))
  return isSame ? 'StringEquals' : operator
}

const ARN = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:./
