import type { SimulatedAction } from '@/lib/facts/model'
import { adminPermissionsSource, policyFor } from '@/lib/kiro/admin-permissions'
import { type Message, msg } from '@/lib/message'
import type { Copy, Remedy } from '@/lib/report/model'

/** An Allow helps where nothing allows an action yet; a Deny and a permissions boundary have to change themselves. */
export function allowMissing(arn: string, missing: readonly SimulatedAction[]): Remedy {
  const bounded = missing.filter(each => each.allowedByBoundary === false)
  const denied = missing.filter(each => each.decision === 'explicitDeny')
  const allowable = missing.filter(each => each.decision !== 'explicitDeny')
  const steps: Message[] = []
  const copies: Copy[] = []
  if (allowable.length > 0) {
    steps.push(
      msg('Attach the policy to {arn}; for a permission set of Identity Center, as its inline policy.', {
        arn,
      }),
    )
    copies.push(json(msg('The smallest policy that allows what is missing'), allowable))
  }
  if (bounded.length > 0) {
    steps.push(
      msg('Allow {count} actions in the permissions boundary of {arn} too.', { count: bounded.length, arn }),
    )
    copies.push(json(msg('What the permissions boundary must allow'), bounded))
  }
  if (denied.length > 0)
    steps.push(
      msg('Find the policies of {arn} that deny {actions}, and exempt it: an Allow does not help there.', {
        arn,
        actions: denied.map(each => each.action).join(', '),
      }),
    )
  return {
    kind: 'patch',
    title: msg('Allow what is missing'),
    steps: [...steps, msg('Check again.')],
    link: { title: adminPermissionsSource.title, url: adminPermissionsSource.url },
    copies,
  }
}

function json(name: Message, actions: readonly SimulatedAction[]): Copy {
  return { name, language: 'json', text: policyFor(actions) }
}
