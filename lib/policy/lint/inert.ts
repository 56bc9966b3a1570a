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
export function inertFindings({ path, source }: LintedStatement): readonly Found[] {
  const missing = (kind: Found['kind'], message: Found['message']): Found => ({
    kind,
    severity: 'error',
    path,
    message,
    source: page,
  })
  return [
    ...(isNamed(source, 'Action')
      ? []
      : [missing('no-action', msg('The statement names no Action, and so has no effect'))]),
    ...(isNamed(source, 'Resource')
      ? []
      : [missing('no-resource', msg('The statement names no Resource, and so has no effect'))]),
    ...(hasPrincipal(source)
      ? []
      : [missing('no-principal', msg('The statement names no Principal, and so has no effect'))]),
    ...actionFindings(path, source),
  ]
}

type Source = LintedStatement['source']

function isNamed(source: Source, name: 'Action' | 'Resource'): boolean {
  return placed(own(source, name) ?? own(source, `Not${name}`), '').some(({ text }) => text !== '')
}

/** NotPrincipal may except nobody. */
function hasPrincipal(source: Source): boolean {
  const principal = own(source, 'Principal')
  if (principal === undefined) return own(source, 'NotPrincipal') !== undefined
  return !isObject(principal) || Object.values(principal).some(names => placed(names, '').length > 0)
}

function actionFindings(path: string, source: Source): readonly Found[] {
  const name = own(source, 'Action') === undefined ? 'NotAction' : 'Action'
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
