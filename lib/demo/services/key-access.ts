import { wildcard } from '../authorize'
import type { Call } from '../call'
import { type KeyState, principalArn } from '../world'

/** A statement as it may stand in a document that somebody wrote by hand. */
export type Statement = Readonly<Record<string, unknown>>

export const list = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]

export function statements(policy: string): readonly Statement[] {
  const document = JSON.parse(policy) as Statement
  return list(document.Statement) as readonly Statement[]
}

/**
 * Does this policy let the caller in, read literally: an Allow that names the caller, its account or everybody, and
 * no Deny. Only the few condition keys that a person's own call always carries are looked at; a condition on
 * anything else does not hold. It is deliberately not the program's own engine.
 */
export function lets(call: Call, key: KeyState, policy: string, action: string): boolean {
  const about = statements(policy).filter(
    statement => names(call, statement) && covers(statement, action) && holds(call, key, statement.Condition),
  )
  return about.some(({ Effect }) => Effect === 'Allow') && !about.some(({ Effect }) => Effect === 'Deny')
}

function covers({ Action, NotAction }: Statement, action: string): boolean {
  const among = (patterns: unknown) => list(patterns).some(pattern => wildcard(String(pattern)).test(action))
  return NotAction === undefined ? among(Action) : !among(NotAction)
}

function names(call: Call, { Principal, NotPrincipal }: Statement): boolean {
  const { company, identity } = call
  const { partition } = company.data
  const { id } = identity.account
  const own = [
    '*',
    id,
    `arn:${partition}:iam::${id}:root`,
    identity.arn,
    principalArn(partition, id, identity.principal),
  ]
  const among = (principal: unknown) =>
    principal === '*' ||
    list((principal as Statement | undefined)?.AWS).some(each => own.includes(String(each)))
  return NotPrincipal === undefined ? among(Principal) : !among(NotPrincipal)
}

function holds(call: Call, key: KeyState, condition: unknown): boolean {
  const { company, identity } = call
  const { partition, organization } = company.data
  const carried: Readonly<Record<string, string | undefined>> = {
    'aws:principalorgid': organization?.id,
    'aws:resourceorgid': organization?.id,
    'aws:principalaccount': identity.account.id,
    'kms:calleraccount': identity.account.id,
    'aws:resourceaccount': key.data.account,
    'aws:principalarn': principalArn(partition, identity.account.id, identity.principal),
    'aws:principalisawsservice': 'false',
    'aws:securetransport': 'true',
  }
  const filled = (text: string) =>
    text.replace(/\$\{([^}]+)\}/g, (whole, name: string) => carried[name.toLowerCase()] ?? whole)
  return Object.entries((condition ?? {}) as Record<string, Statement>).every(([written, wanted]) =>
    Object.entries(wanted).every(([name, values]) => {
      const actual = carried[name.toLowerCase()]
      const operator = written.replace(/IfExists$/, '')
      const negated = operator.includes('Not')
      if (actual === undefined) return negated || written.endsWith('IfExists')
      const like = /Like$|^Arn/.test(operator)
      if (!/^(String|Arn|Bool)/.test(operator)) return false
      const equal = list(values).some(value => {
        const text = filled(String(value))
        return like ? wildcard(text).test(actual) : text === actual
      })
      return equal !== negated
    }),
  )
}
