import { deadPrincipals } from '../dead-principal'
import { listOf, type PolicyDocument } from '../document'
import { statementPointer } from '../edit'
import { nodeOf } from '../json-text'
import { principalNames } from '../principal'
import type { PolicyRequest } from '../request'
import { pathAt } from '../text/path'
import { fromElsewhere, lockedOut, perhapsLockedOut } from './lockout'
import type { Problem, Warning } from './problem'

/**
 * "Up to 32 kilobytes (32,768 bytes)", white space and all. Characters beyond ASCII take two bytes of UTF-8 each;
 * should KMS count characters after all, there is more room than is said here, never less.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
 */
export const LONGEST_POLICY = 32_768

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
    ...flawsOf(text, policy),
    ...fromElsewhere(caller),
    ...lockedOut(policy, caller),
  ]
}

/** What stands in the policy that KMS takes from nobody. */
export function flawsOf(text: string, policy: PolicyDocument): readonly Problem[] {
  return [...strangeCharacter(text), ...withoutPrincipal(policy), ...deadPrincipals(policy)]
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
  const path = pathAt(nodeOf(text), first.index)
  return [{ kind: 'character', codePoint, offset: first.index, path, count: found.length }]
}

/**
 * "Each statement in the key policy must contain one or more principals."
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
 */
function withoutPrincipal(policy: PolicyDocument): readonly Problem[] {
  return listOf(policy.Statement).flatMap(({ Principal, NotPrincipal, Sid }, index) =>
    principalNames(Principal ?? NotPrincipal ?? {}).length > 0
      ? []
      : [{ kind: 'no-principal', index, sid: Sid ?? null, path: statementPointer(policy, index) }],
  )
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
