import { runUnsafeSimulation, type Simulation } from '@cloud-copilot/iam-simulate'
import type { PolicyDocument, PolicyRequest } from '../index'
import { type Case, type Condition, carriedOf, caseOf, type Statement } from './case'
import { rewrites } from './rewrites'
import { ownVariables } from './rewrites/variables'

export type Answer = 'allow' | 'explicit-deny' | 'implicit-deny'

/**
 * What the other engine says, asked so that its known faults (explained.json) have no part in it. Throws where it
 * throws.
 */
export function theirs(policy: PolicyDocument, request: PolicyRequest, names: Iterable<string>): Answer {
  const asked = caseOf(policy, request)
  const wanted = new Set(names)
  for (const [name, rewrite] of Object.entries(rewrites)) if (wanted.has(name)) rewrite(asked)
  return ask(asked)
}

const answers: Readonly<Record<string, Answer>> = {
  Allowed: 'allow',
  ExplicitlyDenied: 'explicit-deny',
  ImplicitlyDenied: 'implicit-deny',
}

function ask(asked: Case): Answer {
  const answer = answers[runUnsafeSimulation(simulationOf(asked), { simulationMode: 'Strict' })]
  if (!answer) throw new Error('An answer that nobody expects')
  return answer
}

/**
 * The door that neither drops context keys nor validates. It loses the name of a bare policy and then breaks on it; of
 * one that says that it is validated it does not.
 */
export function simulationOf(asked: Case): Simulation {
  const context: Context = { ...ownVariables }
  for (const [key, carried] of Object.entries(asked.context)) put(context, key, carried)
  const resourcePolicy = {
    __validated: true,
    errors: [],
    metadata: { name: 'key policy' },
    policyDocument: {
      ...(asked.version === undefined ? {} : { Version: asked.version }),
      Statement: asked.statements.map((each, place) => statementOf(each, asked, context, place)),
    },
  }
  return {
    request: {
      principal: principalOf(asked.principal),
      action: asked.action,
      resource: { resource: asked.resource, accountId: asked.resource.split(':')[4] ?? '' },
      contextVariables: context,
    },
    // IAM's consent is taken as given, as `decide` takes it.
    identityPolicies: [{ name: 'IAM', policy: everything }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    resourcePolicy,
  }
}

const everything = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }

function principalOf(who: PolicyRequest['principal']): Simulation['request']['principal'] {
  if ('service' in who) return who.service
  if ('arn' in who) return who.arn
  if ('account' in who) return `arn:${who.partition ?? 'aws'}:iam::${who.account}:root`
  if ('federated' in who) return who.federated
  return 'canonical' in who ? who.canonical : { type: 'Anonymous' }
}

function statementOf(statement: Statement, asked: Case, context: Context, place: number) {
  const { effect, principal, action, resource, conditions } = statement
  return {
    Effect: effect,
    ...(principal ? { [principal.negated ? 'NotPrincipal' : 'Principal']: principal.named } : {}),
    ...(action ? { [action.negated ? 'NotAction' : 'Action']: action.texts } : {}),
    ...(resource ? { [resource.negated ? 'NotResource' : 'Resource']: resource.texts } : {}),
    ...(conditions.length > 0 ? { Condition: blockOf(conditions, asked, context, place) } : {}),
  }
}

type Context = Record<string, string | string[]>

/** A condition that was given its own values, or that stands there twice, is asked under a key of its own. */
function blockOf(conditions: readonly Condition[], asked: Case, context: Context, place: number) {
  const block: Record<string, Record<string, string[]>> = {}
  for (const [index, { operator, key, texts, carried }] of conditions.entries()) {
    block[operator] ??= {}
    const keys = block[operator]
    const isOwn = carried !== carriedOf(asked, key) || Object.hasOwn(keys, key)
    const name = isOwn ? `aws:PrincipalTag/own-${place}-${index}` : key
    if (isOwn) put(context, name, carried)
    keys[name] = texts
  }
  return block
}

function put(context: Context, key: string, carried: Condition['carried']): void {
  if (carried !== undefined) context[key] = typeof carried === 'string' ? carried : [...carried]
}
