import { msg } from '@/lib/message'
import { compile } from '../compile'
import { decide } from '../decide'
import type { PolicyDocument } from '../document'
import { applyEdits, type Edit } from '../edit'
import type { Change, Proposal, Risk } from './counterfactual'
import type { Scene } from './scene'

/**
 * "If you do not include a Version element, the value of Version defaults to 2008-10-17, but newer features, such as
 * policy variables, will not work". Every variable of the policy is read from then on, so that it is decided whole.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
 */
export function newerVersion({ policy, request, hasVariables }: Scene): readonly Proposal[] {
  if (hasVariables) return []
  const { Version } = policy.document
  const statement = policy.statements.find(
    ({ effect, conditions, resource }) =>
      effect === 'Allow' &&
      [...conditions.flatMap(({ texts }) => texts), ...resource.texts].some(text => text.includes('${')),
  )
  if (!statement) return []
  const [path, value] = ['/Version', '2012-10-17']
  const edit: Edit =
    Version === undefined ? { op: 'add', path, value } : { op: 'replace', path, from: Version, value }
  const after: PolicyDocument = applyEdits(policy.document, [edit])
  if (decide(compile(after), request).decision !== 'allow') return []
  const change: Change = {
    kind: 'version',
    statement: null,
    sid: null,
    message: msg('Policy variables such as those of “{statement}” are text in version {version}', {
      statement: statement.sid ?? `#${statement.index + 1}`,
      version: policy.version,
    }),
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html',
  }
  const risks: readonly Risk[] = [
    {
      kind: 'wider',
      message: msg('Every variable of the policy is then read as one, in other statements too'),
    },
    {
      kind: 'narrower',
      message: msg('What a statement lets in by a text that looks like a variable it then lets in no more'),
    },
  ]
  return [{ ...change, edits: [edit], changes: [change], risks }]
}
