import { duplicateKeys, lastReading } from './duplicate-keys'
import { policyError } from './grammar'
import { inexactNumber } from './inexact-number'
import { readJson } from './json-text'

export { isObject, own } from './grammar'

/** A policy as parsed JSON: the shape that IAM's grammar gives, which what AWS returns may still break. */
export type PolicyDocument = {
  readonly Version?: string
  readonly Id?: string
  readonly Statement: StatementDocument | readonly StatementDocument[]
}

export type StatementDocument = {
  readonly Sid?: string
  readonly Effect: string
  readonly Principal?: PrincipalDocument
  readonly NotPrincipal?: PrincipalDocument
  readonly Action?: OneOrMore
  readonly NotAction?: OneOrMore
  readonly Resource?: OneOrMore
  readonly NotResource?: OneOrMore
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, OneOrMore<string | number | boolean>>>>
  >
}

export type OneOrMore<T = string> = T | readonly T[]
export type PrincipalDocument = '*' | Readonly<Record<string, OneOrMore>>

/** Where in the document (`Statement[2].Condition.StringEquals`), and what is wrong there. */
export type PolicyError = { readonly path: string; readonly message: string }
export type Parsed =
  | { readonly ok: true; readonly policy: PolicyDocument }
  | { readonly ok: false; readonly error: PolicyError }

/**
 * Structure only: what a policy means, and whether AWS would take it, is for others to say. A text that holds a key
 * twice is refused here; `readings` tells what each of its readings says. Never throws.
 */
export function parsePolicy(text: string): Parsed {
  const read = readJson(text)
  if (!read.ok) return read
  const [twice] = duplicateKeys(read.node)
  if (twice !== undefined) return fail(twice, 'This key is there twice')
  const value = lastReading(read.node)
  const error = inexactNumber(read.node) ?? policyError(value)
  return error ? { ok: false, error } : { ok: true, policy: value as PolicyDocument }
}

function fail(path: string, message: string): Parsed {
  return { ok: false, error: { path, message } }
}

export function listOf<T>(value: OneOrMore<T> | undefined): readonly T[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value as T]
}
