import { msg } from '@/lib/message'
import { isObject, own } from '../document'
import { isUniqueId, namesNobody } from '../principal'
import { everybodyFindings } from './everybody'
import type { Found, LintedStatement } from './finding'
import { placed } from './placed'

const pages = {
  principal: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  notPrincipal:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html',
  service: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html',
}

export function principalFindings(statement: LintedStatement): readonly Found[] {
  const { path, source } = statement
  const element = own(source, 'Principal') === undefined ? 'NotPrincipal' : 'Principal'
  const written = own(source, element)
  const at = `${path}.${element}`
  if (typeof written === 'string') return [...aloneFindings(written, at), ...elementFindings(statement)]
  const names = isObject(written)
    ? Object.entries(written).flatMap(([kind, names]) =>
        placed(names, `${at}.${kind}`).map(({ text, at }) => ({ kind, name: text, at })),
      )
    : []
  return [...names.flatMap(nameFindings), ...elementFindings(statement)]
}

function aloneFindings(name: string, path: string): readonly Found[] {
  if (name === '*') return []
  const message = msg('“{name}” is no principal: only “*” stands by itself', { name })
  return [{ kind: 'principal-matches-nobody', severity: 'error', path, message, source: pages.principal }]
}

type Named = { readonly kind: string; readonly name: string; readonly at: string }

const serviceDomains = [
  '.amazonaws.com',
  '.amazonaws.com.cn',
  '.amazonaws.eu',
  '.amazon.com',
  '.ic.gov',
  '.sgov.gov',
]

/** "service-name.amazonaws.com", also with a Region or another name in front; partitions have domains of their own. */
function looksLikeService(name: string): boolean {
  const lower = name.toLowerCase()
  return (
    serviceDomains.some(domain => lower.endsWith(domain)) &&
    lower.split('.').every(label => /^[a-z0-9-]+$/.test(label))
  )
}

function nameFindings({ kind, name, at: path }: Named): readonly Found[] {
  const source = pages.principal
  if (kind === 'AWS' && isUniqueId(name))
    return [
      {
        kind: 'dead-principal',
        severity: 'error',
        path,
        message: msg(
          '{id} is what is left of a user or a role that was deleted; KMS refuses a policy with it',
          {
            id: name,
          },
        ),
        source,
      },
    ]
  if (namesNobody({ [kind]: name }))
    return [
      {
        kind: 'principal-matches-nobody',
        severity: 'error',
        path,
        message: /[*?]/.test(name)
          ? msg('{kind} “{name}” names nobody: no part of a principal’s name may be a wildcard', {
              kind,
              name,
            })
          : msg('{kind} “{name}” is no principal of AWS', { kind, name }),
        source,
      },
    ]
  if (kind === 'Service' && !looksLikeService(name))
    return [
      {
        kind: 'unlikely-service',
        severity: 'warning',
        path,
        message: msg('“{name}” does not look like a service principal, such as {example}', {
          name,
          example: 'sso.amazonaws.com',
        }),
        source,
      },
    ]
  if (kind === 'Service' && name !== name.toLowerCase())
    return [
      {
        kind: 'service-case',
        severity: 'warning',
        path,
        message: msg('“{name}” is not {service}: in the names of services upper and lower case differ', {
          name,
          service: name.toLowerCase(),
        }),
        source: pages.service,
      },
    ]
  return []
}

function elementFindings(statement: LintedStatement): readonly Found[] {
  const { path, source, effect, isInert } = statement
  if (isInert) return []
  const principal = own(source, 'Principal')
  if (principal === undefined) {
    const allows = effect === 'Allow'
    return [
      {
        kind: allows ? 'allow-not-principal' : 'deny-not-principal',
        severity: allows ? 'warning' : 'note',
        path: `${path}.NotPrincipal`,
        message: allows
          ? msg('Allow with NotPrincipal lets in everybody else, the anonymous too')
          : msg('Deny with NotPrincipal refuses everybody who is not named, also a session whose role is'),
        source: pages.notPrincipal,
      },
    ]
  }
  return everybodyFindings(statement)
}
