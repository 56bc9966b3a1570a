import { isObject } from '@/lib/policy/document'
import type { Report } from '../model'
import { pieces } from './arns'
import type { SecretKind } from './kinds'
import type { Secret } from './secret'

/** Condition keys whose values tell about people or networks, in lower case. */
const telling: readonly (readonly [SecretKind, RegExp])[] = [
  ['external-id', /^sts:externalid$/],
  ['session', /^sts:rolesessionname$/],
  ['iam-user', /^aws:username$/],
  ['principal-id', /^aws:userid$/],
  ['network', /^aws:(vpc)?source(ip|vpce?)$/],
  ['value', /^(sts|aws):(sourceidentity|principaltag\/.+|requesttag\/.+|resourcetag\/.+)$/],
]

/** What policies hold in a condition that has no shape of its own, such as a name in `aws:PrincipalTag/owner`. */
export function* secretsInPolicies(report: Report): Iterable<Secret> {
  for (const { key, text } of report.keyPolicies) {
    yield* inJson(text)
    for (const [name, value] of Object.entries(key.tags ?? {}))
      yield* valuesOf(`aws:ResourceTag/${name}`, [value])
  }
  for (const { evidence, remedy } of report.findings) {
    for (const each of evidence) {
      if (each.kind === 'code') yield* inJson(each.text)
      if (each.kind === 'comparison')
        for (const { key, asks, sends } of each.rows) yield* valuesOf(key, [...asks, ...(sends ?? [])])
    }
    for (const { text } of remedy?.copies ?? []) yield* inJson(text)
  }
}

function* inJson(text: string): Iterable<Secret> {
  try {
    yield* inValue(JSON.parse(text))
  } catch (error) {
    // A script, or a policy that is none: its ids are known by their shape.
    if (!(error instanceof SyntaxError)) throw error
  }
}

function* inValue(value: unknown): Iterable<Secret> {
  if (Array.isArray(value)) for (const each of value) yield* inValue(each)
  else if (isObject(value))
    for (const [key, each] of Object.entries(value)) {
      yield* valuesOf(key, Array.isArray(each) ? each : [each])
      yield* inValue(each)
    }
}

function* valuesOf(key: string, values: readonly unknown[]): Iterable<Secret> {
  const kind = telling.find(([, name]) => name.test(key.toLowerCase()))?.[0]
  if (kind) for (const value of values) if (typeof value === 'string') yield* pieces(kind, value)
}
