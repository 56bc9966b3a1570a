import { listOf, type PolicyDocument, type StatementDocument } from '../document'
import { isHclText } from './hcl'

/** Why a data "aws_iam_policy_document" would write another policy than this, or none; null: it would not. */
export function beyondPolicyDocument(policy: PolicyDocument): string | null {
  const statements = listOf(policy.Statement)
  const sids = statements.flatMap(({ Sid }) => (Sid ? [Sid] : []))
  const texts = textsOf(policy)
  if (statements.length === 0) return 'it has no statements'
  if (new Set(sids).size < sids.length) return 'two statements have the same Sid'
  if (!['2008-10-17', '2012-10-17', undefined].includes(policy.Version)) return 'its version is another'
  if (policy.Id !== undefined && typeof policy.Id !== 'string') return 'its Id is no text'
  if (statements.some(hasOddPrincipal)) return oddPrincipal
  if (statements.some(hasNothing)) return nothing
  if (texts.some(text => text.includes('&{'))) return 'it would write ${ for &{'
  return texts.every(isHclText) ? null : 'a text has characters that Terraform writes in another way'
}

/**
 * Functions are known by the name of a key, dynamic references by their braces, wherever they stand.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function beyondTemplate(policy: PolicyDocument | readonly StatementDocument[]): string | null {
  const filled = textsOf(policy).find(text => text.includes('{{resolve:')) ?? functionIn(policy)
  return filled === undefined ? null : `CloudFormation would put something else for ${filled}`
}

/** CDK fills in its own marks, too, and leaves out what is empty. https://docs.aws.amazon.com/cdk/v2/guide/tokens.html */
export function beyondCdk(statements: readonly StatementDocument[]): string | null {
  const texts = textsOf(statements)
  const token = texts.find(text => /[$#]\{Token\[/.test(text))
  if (token !== undefined) return `CDK would put something else for ${token}`
  // A name of a key in an object that CDK copies: the condition would be gone.
  if (texts.includes('__proto__')) return 'CDK would lose __proto__'
  if (statements.some(hasOddPrincipal)) return oddPrincipal
  return statements.some(hasNothing) ? nothing : beyondTemplate(statements)
}

const oddPrincipal = 'a principal is written in no way that is documented'
const nothing = 'a list, a block or a name in a list is empty'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
const kinds = ['AWS', 'Service', 'Federated', 'CanonicalUser']

/** Neither everybody nor of the documented kinds: generators have names of their own for everybody. */
function hasOddPrincipal({ Principal = '*', NotPrincipal = '*' }: StatementDocument): boolean {
  return [Principal, NotPrincipal].some(who =>
    typeof who === 'string' ? who !== '*' : Object.keys(who).some(kind => !kinds.includes(kind)),
  )
}

/** Generators leave out what is empty, or refuse it. */
function hasNothing(statement: StatementDocument): boolean {
  const { Action, NotAction, Resource, NotResource, Principal = {}, NotPrincipal = {} } = statement
  const who = [Principal, NotPrincipal].flatMap(each => (typeof each === 'string' ? [] : Object.values(each)))
  const names = [Action, NotAction, Resource, NotResource, ...who].flatMap(each => listOf(each))
  return names.includes('') || hasEmpty(statement)
}

function hasEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const inner = Object.values(value)
  return inner.length === 0 || inner.some(hasEmpty)
}

/** Every text, names of keys among them. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(textsOf)]
}

function functionIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const names = Array.isArray(value) ? [] : Object.keys(value)
  const own = names.find(name => name === 'Ref' || name.startsWith('Fn::'))
  if (own !== undefined) return own
  for (const each of Object.values(value)) {
    const inner = functionIn(each)
    if (inner !== undefined) return inner
  }
  return undefined
}
