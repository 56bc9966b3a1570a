import { type Decision, decide } from '../decide'
import { listOf, type PolicyDocument } from '../document'
import { principalNames, principalText } from '../principal'
import type { PolicyRequest } from '../request'
import { pathAt } from '../text/path'
import { readText } from '../text/read'
import { statementPointer } from './plan'

/**
 * "Maximum of 32 kilobytes (32,768 bytes)", white space and all. Characters beyond ASCII take two bytes of UTF-8 each;
 * should KMS count characters after all, there is more room than is said here, never less.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
 */
export const LONGEST_POLICY = 32_768

/** Why KMS would refuse the whole policy. Paths are JSON Pointers, offsets count UTF-16 units of the text. */
export type Problem =
  /** `compact`: its bytes without the white space between values. */
  | { readonly kind: 'too-long'; readonly bytes: number; readonly over: number; readonly compact: number }
  /** The first of so many. */
  | {
      readonly kind: 'character'
      readonly codePoint: number
      readonly offset: number
      readonly path: string
      readonly count: number
    }
  /** What is left of a user or a role that was deleted. */
  | {
      readonly kind: 'dead-principal'
      readonly id: string
      readonly index: number
      readonly sid: string | null
      readonly path: string
    }
  /** `principal` puts the policy and could not put another. */
  | {
      readonly kind: 'lockout'
      readonly principal: string
      readonly decision: Decision['decision']
    }

/** What a person should know, and KMS is not documented to refuse. */
export type Warning =
  | { readonly kind: 'duplicate-sid'; readonly sid: string; readonly indexes: readonly number[] }
  /** Whether the caller keeps kms:PutKeyPolicy hangs on keys that are not known of its call. */
  | { readonly kind: 'lockout-unknown'; readonly principal: string; readonly dependsOn: readonly string[] }

export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}

export function problemsOf(
  text: string,
  policy: PolicyDocument,
  caller: PolicyRequest | undefined,
): readonly Problem[] {
  return [
    ...tooLong(text, policy),
    ...strangeCharacter(text),
    ...deadPrincipals(policy),
    ...lockedOut(policy, caller),
  ]
}

export function warningsOf(policy: PolicyDocument, caller: PolicyRequest | undefined): readonly Warning[] {
  return [...duplicateSids(policy), ...perhapsLockedOut(policy, caller)]
}

function tooLong(text: string, policy: PolicyDocument): readonly Problem[] {
  const bytes = bytesOf(text)
  if (bytes <= LONGEST_POLICY) return []
  return [{ kind: 'too-long', bytes, over: bytes - LONGEST_POLICY, compact: bytesOf(JSON.stringify(policy)) }]
}

/** Tab, line feed, carriage return, and from space to U+00FF. https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html */
const NOT_TAKEN = /[^\t\n\r\u0020-\u00ff]/gu

function strangeCharacter(text: string): readonly Problem[] {
  const found = [...text.matchAll(NOT_TAKEN)]
  const [first] = found
  if (!first) return []
  const codePoint = first[0].codePointAt(0) ?? 0
  const path = pathAt(readText(text), first.index)
  return [{ kind: 'character', codePoint, offset: first.index, path, count: found.length }]
}

/**
 * "If your key policy contains a principal with a unique ID such as AIDACKCEVSQ6C2EXAMPLE", PutKeyPolicy fails with
 * "one or more invalid principals". https://repost.aws/knowledge-center/kms-policy-error-invalid-principals
 */
const DEAD = /^A(?:ID|RO)A[A-Z0-9]{12,}$/

function deadPrincipals(policy: PolicyDocument): readonly Problem[] {
  return listOf(policy.Statement).flatMap((statement, index) =>
    (['Principal', 'NotPrincipal'] as const).flatMap(element =>
      principalNames(statement[element] ?? {})
        .filter(id => DEAD.test(id))
        .map((id): Problem => {
          const path = statementPointer(policy, index, element)
          return { kind: 'dead-principal', id, index, sid: statement.Sid ?? null, path }
        }),
    ),
  )
}

/** "The key policy must allow the calling principal to make a subsequent PutKeyPolicy request on the KMS key", same page. */
function lockedOut(policy: PolicyDocument, caller: PolicyRequest | undefined): readonly Problem[] {
  if (!caller) return []
  const { decision } = decide(policy, caller)
  if (decision === 'allow' || decision === 'conditional') return []
  return [{ kind: 'lockout', principal: principalText(caller.principal), decision }]
}

function perhapsLockedOut(policy: PolicyDocument, caller: PolicyRequest | undefined): readonly Warning[] {
  if (!caller) return []
  const { decision, dependsOn } = decide(policy, caller)
  if (decision !== 'conditional') return []
  return [{ kind: 'lockout-unknown', principal: principalText(caller.principal), dependsOn }]
}

/** IAM asks for unique Sids; of a key policy AWS only says to remove duplicates where it is refused. */
function duplicateSids(policy: PolicyDocument): readonly Warning[] {
  const held = new Map<string, number[]>()
  for (const [index, { Sid }] of listOf(policy.Statement).entries())
    if (Sid !== undefined) held.set(Sid, [...(held.get(Sid) ?? []), index])
  return [...held].flatMap(([sid, indexes]) =>
    indexes.length > 1 ? [{ kind: 'duplicate-sid', sid, indexes } as const] : [],
  )
}
