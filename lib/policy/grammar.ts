import type { PolicyDocument, PolicyError, StatementDocument } from './document'

/** Why AWS's grammar does not allow this JSON value, or null. */
export function policyError(value: unknown): PolicyError | null {
  return shapeError(value) ?? wordError(value as PolicyDocument)
}

/** Where it cannot be walked as a policy. */
export function shapeError(value: unknown): PolicyError | null {
  if (!isObject(value)) return { path: '', message: 'A policy is an object' }
  const stranger = Object.keys(value).find(name => !elements.policy.has(name))
  if (stranger !== undefined) return { path: stranger, message: 'No element of a policy' }
  for (const name of ['Version', 'Id']) {
    const text = own(value, name)
    if (text !== undefined && typeof text !== 'string') return { path: name, message: `${name} is a string` }
  }
  return firstError(value, statementError)
}

/** Where it can, and yet says something that no policy says: AWS would take none like it. */
function wordError(policy: PolicyDocument): PolicyError | null {
  if (policy.Version !== undefined && !versions.includes(policy.Version))
    return { path: 'Version', message: `A version is ${versions.join(' or ')}` }
  return firstError(policy, (statement, path) => {
    const name = ['Principal', 'NotPrincipal'].find(name => {
      const who = own(statement as StatementDocument, name)
      return typeof who === 'string' && who !== '*'
    })
    return name === undefined ? null : { path: `${path}.${name}`, message: 'A principal is "*" or an object' }
  })
}

function firstError(
  policy: object,
  errorOf: (statement: unknown, path: string) => PolicyError | null,
): PolicyError | null {
  const statement = own(policy as Readonly<Record<string, unknown>>, 'Statement')
  if (!Array.isArray(statement)) return errorOf(statement, 'Statement')
  for (const [index, each] of statement.entries()) {
    const wrong = errorOf(each, `Statement[${index}]`)
    if (wrong) return wrong
  }
  return null
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html */
export const versions: readonly string[] = ['2012-10-17', '2008-10-17']

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const elements = {
  policy: new Set(['Version', 'Id', 'Statement']),
  statement: new Set([
    'Sid',
    'Effect',
    'Principal',
    'NotPrincipal',
    'Action',
    'NotAction',
    'Resource',
    'NotResource',
    'Condition',
  ]),
}

/** Of each pair, the grammar takes one. */
const either = ['Principal', 'Action', 'Resource']
const listed = ['Action', 'NotAction', 'Resource', 'NotResource']

function statementError(value: unknown, path: string): PolicyError | null {
  if (!isObject(value)) return { path, message: 'A statement is an object' }
  const stranger = Object.keys(value).find(name => !elements.statement.has(name))
  if (stranger !== undefined) return { path: `${path}.${stranger}`, message: 'No element of a statement' }
  for (const name of either)
    if (own(value, name) !== undefined && own(value, `Not${name}`) !== undefined)
      return { path: `${path}.Not${name}`, message: `${name} or Not${name}, not both` }
  const effect = own(value, 'Effect')
  if (effect !== 'Allow' && effect !== 'Deny')
    return { path: `${path}.Effect`, message: 'An effect is Allow or Deny' }
  const sid = own(value, 'Sid')
  if (sid !== undefined && typeof sid !== 'string')
    return { path: `${path}.Sid`, message: 'A Sid is a string' }
  for (const name of listed) {
    const asked = own(value, name)
    if (asked !== undefined && !isStrings(asked))
      return { path: `${path}.${name}`, message: 'A string or a list of strings' }
  }
  for (const name of ['Principal', 'NotPrincipal']) {
    const who = own(value, name)
    if (who === undefined || typeof who === 'string') continue
    if (!isObject(who)) return { path: `${path}.${name}`, message: 'A principal is "*" or an object' }
    for (const [kind, names] of Object.entries(who))
      if (!isStrings(names))
        return { path: `${path}.${name}.${kind}`, message: 'A string or a list of strings' }
  }
  return conditionError(own(value, 'Condition'), `${path}.Condition`)
}

function conditionError(value: unknown, path: string): PolicyError | null {
  if (value === undefined) return null
  if (!isObject(value)) return { path, message: 'A condition is an object' }
  for (const [operator, keys] of Object.entries(value)) {
    if (!isObject(keys))
      return { path: `${path}.${operator}`, message: 'An operator holds an object of condition keys' }
    for (const [key, asked] of Object.entries(keys)) {
      const values = Array.isArray(asked) ? asked : [asked]
      if (!values.every(each => ['string', 'number', 'boolean'].includes(typeof each)))
        return { path: `${path}.${operator}.${key}`, message: 'A value, or a list of values' }
    }
  }
  return null
}

function isStrings(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every(each => typeof each === 'string'))
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Never what stands on the prototype. */
export function own(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined
}
