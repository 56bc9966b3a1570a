import { msg } from '@/lib/message'
import type { Statement } from '../compile'
import { listOf, type OneOrMore } from '../document'
import { meetsAnAction } from '../lint/actions'
import { distances, typos } from './distance'
import { type Mend, nameOf } from './mend'
import type { Scene } from './scene'

/** Both are required, and in a key policy the Resource `*` means the key itself. */
const page = 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html'

export function actionMend(statement: Statement, { request }: Scene): Mend | null {
  const { Action, NotAction } = statement.source
  if (NotAction !== undefined) return null
  const held = listOf(Action)
  const wrong = held.findIndex(each => isMistyped(each, request.action))
  const asked = held.filter(each => each !== '')
  const value: OneOrMore =
    asked.length === 0
      ? request.action
      : wrong >= 0
        ? held.with(wrong, request.action)
        : [...held, request.action]
  return {
    kind: 'action',
    distance: asked.length === 0 || wrong >= 0 ? distances.case : distances.id,
    opens: 'actions',
    change: source => ({ ...source, Action: wrong >= 0 && !Array.isArray(Action) ? request.action : value }),
    message: () =>
      asked.length === 0
        ? msg('“{statement}” has no effect: it names no Action', { statement: nameOf(statement) })
        : msg('“{statement}” is about {asked}; the call is {action}', {
            statement: nameOf(statement),
            asked: asked.join(', '),
            action: request.action,
          }),
    ...(asked.length === 0 ? { source: page } : {}),
  }
}

function isMistyped(written: string, action: string): boolean {
  const [one, other] = [written.trim().toLowerCase(), action.toLowerCase()]
  const [, name = ''] = other.split(':')
  return one === name || (typos(one, other, 2) <= 2 && !meetsAnAction(one))
}

/** To name another key has no effect, so that nothing is lost by naming the key itself. */
export function resourceMend(statement: Statement, { request, model }: Scene): Mend | null {
  const { Resource, NotResource } = statement.source
  if (NotResource !== undefined) return null
  const asked = listOf(Resource).filter(each => each !== '')
  return {
    kind: 'resource',
    distance: distances.case,
    opens: 'conditions',
    change: source => ({ ...source, Resource: model?.Resource ?? '*' }),
    message: () =>
      asked.length === 0
        ? msg('“{statement}” has no effect: it names no Resource', { statement: nameOf(statement) })
        : msg('“{statement}” is about {asked}; the key is {resource}', {
            statement: nameOf(statement),
            asked: asked.join(', '),
            resource: request.resource,
          }),
    source: page,
  }
}
