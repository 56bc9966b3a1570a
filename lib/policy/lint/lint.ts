import { msg } from '@/lib/message'
import { compile } from '../compile'
import { isObject, own, type PolicyDocument } from '../document'
import { duplicateKeys, lastReading } from '../duplicate-keys'
import { shapeError } from '../grammar'
import { inexactNumber } from '../inexact-number'
import { type JsonError, type JsonNode, readJson } from '../json-text'
import { conditionFindings } from './conditions'
import { documentFindings } from './document'
import { contextFindings } from './encryption-context'
import type { Finding, Found, Linted, LintedStatement } from './finding'
import { inertFindings } from './inert'
import { principalFindings } from './principals'
import { serviceFindings } from './services'
import { sidFindings } from './sids'
import { textFindings } from './text'
import { valueFindings } from './values'

const grammar = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'

export type LintOptions = {
  /** Keys of encryption contexts as the callers are known to write them: `aws:sso:instance-arn`. */
  readonly contextKeys?: readonly string[]
}

/**
 * What in a key policy AWS refuses, never has an effect, or means something else than it seems to; each with the page
 * of AWS that says so, in the order of their paths. Of a text that holds a key twice the last value is looked at.
 * A document is taken as its JSON without white space. Never throws.
 */
export function lint(policy: string | PolicyDocument, options: LintOptions = {}): readonly Finding[] {
  const text = typeof policy === 'string' ? policy : textOf(policy)
  const read = readJson(text)
  const found = read.ok ? nodeFindings(read.node) : { about: [unreadable(read.error)], value: undefined }
  const about = [...textFindings(text), ...found.about].map(each => ({ ...each, statement: null, sid: null }))
  const inside = found.value === undefined ? [] : policyFindings(found.value, options.contextKeys ?? [])
  return [...about, ...inside].sort(byPath)
}

/** `value`: what can be looked at further; undefined where it is no policy. */
function nodeFindings(node: JsonNode): { readonly about: readonly Found[]; readonly value?: PolicyDocument } {
  const about = duplicateKeys(node).map(twice)
  const value = lastReading(node)
  const error = inexactNumber(node) ?? shapeError(value)
  return error ? { about: [...about, unreadable(error)] } : { about, value: value as PolicyDocument }
}

function twice(path: string): Found {
  const message = msg('{path} is there twice, and which of the two AWS reads is not documented', { path })
  return { kind: 'duplicate-key', severity: 'error', path, message, source: grammar }
}

function unreadable({ path, message }: JsonError): Found {
  return {
    kind: 'unreadable',
    severity: 'error',
    path,
    message: msg('This is no policy that can be read: {message}', { message }),
    source: grammar,
  }
}

function policyFindings(policy: PolicyDocument, contextKeys: readonly string[]): readonly Finding[] {
  const isList = Array.isArray(policy.Statement)
  const statements = compile(policy).statements.map(
    ({ index, sid, effect, inert, source }): LintedStatement => ({
      path: isList ? `Statement[${index}]` : 'Statement',
      index,
      sid,
      effect,
      isInert: inert !== null,
      source,
    }),
  )
  const version = own(policy, 'Version')
  const linted: Linted = { policy, version: typeof version === 'string' ? version : undefined, statements }
  const [sids, contexts] = [sidFindings(statements), contextFindings(statements, contextKeys)]
  return [
    ...documentFindings(linted).map(each => ({ ...each, statement: null, sid: null })),
    ...statements.flatMap(statement =>
      [
        ...(sids.has(statement) ? [sids.get(statement) as Found] : []),
        ...inertFindings(statement),
        ...principalFindings(statement),
        ...serviceFindings(statement),
        ...conditionFindings(statement),
        ...valueFindings(statement, linted.version),
        ...(contexts.get(statement) ?? []),
      ].map(each => ({ ...each, statement: statement.index, sid: statement.sid })),
    ),
  ]
}

/** What cannot be written down is no policy. */
function textOf(policy: unknown): string {
  try {
    return isObject(policy) ? JSON.stringify(policy) : 'no policy'
  } catch {
    return 'no policy'
  }
}

function byPath(one: Finding, other: Finding): number {
  const [a, b] = [sortKey(one), sortKey(other)]
  return a < b ? -1 : a > b ? 1 : 0
}

function sortKey({ path, kind }: Finding): string {
  return `${path.replace(/\[(\d+)\]/g, (_, index: string) => `[${index.padStart(6, '0')}]`)}\n${kind}`
}
