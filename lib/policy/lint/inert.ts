import { msg } from '@/lib/message'
import { isObject, own } from '../document'
import { kmsActions, meetsAnAction } from './actions'
import type { Found, LintedStatement } from './finding'
import { placed } from './placed'

const page = 'https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html'

/**
 * "If either of the required Resource or Action elements are missing from a key policy statement, the policy statement
 * has no effect", and yet KMS takes it. "Each statement in the key policy must contain one or more principals."
 */
export function inertFindings({ path, compiled }: LintedStatement): readonly Found[] {
  const { action, resource, principal, source } = compiled
  const missing = (kind: Found['kind'], message: Found['message']): Found => ({
    kind,
    severity: 'error',
    path,
    message,
    source: page,
  })
  const written = own(source, 'Principal') ?? own(source, 'NotPrincipal')
  const isEmpty = isObject(written) && Object.values(principal.named).every(names => names.length === 0)
  return [
    ...(action.wanted.length === 0
      ? [missing('no-action', msg('The statement names no Action, and so has no effect'))]
      : []),
    ...(resource.wanted.length === 0
      ? [missing('no-resource', msg('The statement names no Resource, and so has no effect'))]
      : []),
    ...(written === undefined || (isEmpty && !principal.negated)
      ? [missing('no-principal', msg('The statement names no Principal, and so has no effect'))]
      : []),
    ...actionFindings(path, compiled),
  ]
}

function actionFindings(path: string, { action, source }: LintedStatement['compiled']): readonly Found[] {
  const name = action.negated ? 'NotAction' : 'Action'
  return placed(own(source, name), `${path}.${name}`).flatMap(({ text, at }): readonly Found[] =>
    text === '' || meetsAnAction(text)
      ? []
      : [
          {
            kind: 'unknown-action',
            severity: 'warning',
            path: at,
            message: msg('{action} is nothing that KMS can be asked for', { action: text }),
            source: kmsActions.source,
          },
        ],
  )
}
