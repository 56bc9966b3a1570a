import { canonicalKey } from '../canonical-key'
import type { CompiledPolicy } from '../compile'
import type { Carried } from '../condition'
import type { StatementDocument } from '../document'
import { principalText } from '../principal'
import { type Knowledge, knowledgeOf, type PolicyRequest } from '../request'
import { type Asker, askerOf } from '../target'
import { minimalStatement } from './minimal-statement'

/** What every change is weighed against. */
export type Scene = {
  readonly policy: CompiledPolicy
  readonly request: PolicyRequest
  readonly asker: Asker
  readonly knows: Knowledge
  readonly hasVariables: boolean
  /** How the caller is written in a Principal; null: nobody is named. */
  readonly caller: Caller | null
  /** What lets the call in and no more: the documented statement, else the least that names the call. */
  readonly model: StatementDocument | null
  readonly documented: StatementDocument | null
}

export type Caller = { readonly kind: string; readonly name: string }

export function sceneOf(
  policy: CompiledPolicy,
  request: PolicyRequest,
  documented: StatementDocument | undefined,
): Scene {
  const caller = callerOf(request)
  return {
    policy,
    request,
    asker: askerOf(request),
    knows: knowledgeOf(request),
    hasVariables: policy.version === '2012-10-17',
    caller,
    model: documented ?? minimalStatement(request, caller),
    documented: documented ?? null,
  }
}

function callerOf({ principal }: PolicyRequest): Caller | null {
  if ('anonymous' in principal) return null
  const kind =
    'service' in principal
      ? 'Service'
      : 'federated' in principal
        ? 'Federated'
        : 'canonical' in principal
          ? 'CanonicalUser'
          : 'AWS'
  return { kind, name: principalText(principal) }
}

export const VIA_SERVICE = canonicalKey('kms:ViaService')
export const CONTEXT = canonicalKey('kms:EncryptionContext:')

/** The keys of the request's context as it names them, by their canonical names. */
export function carriedNames({ context }: PolicyRequest): ReadonlyMap<string, string> {
  return new Map(Object.keys(context).map(key => [canonicalKey(key), key]))
}

export function shown(carried: Carried | 'unknown'): string {
  if (carried === 'unknown') return 'unknown'
  return carried === 'absent' || carried.length === 0 ? 'nothing' : carried.join(', ')
}
