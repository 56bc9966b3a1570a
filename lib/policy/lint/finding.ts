import type { Message } from '@/lib/message'
import type { PolicyDocument } from '../document'

export type Finding = {
  readonly kind: FindingKind
  /**
   * error: AWS refuses the policy, or this part of it never has an effect. warning: it means something else than it
   * seems to. note: it is right, and easily read wrong.
   */
  readonly severity: 'error' | 'warning' | 'note'
  /** `Statement[2].Condition.StringEquals.aws:PrincipalOrgID`; empty: the whole text. */
  readonly path: string
  /** The index of the statement, and its Sid; null: none, or the finding is about the document. */
  readonly statement: number | null
  readonly sid: string | null
  readonly message: Message
  /** The page of AWS that says so. */
  readonly source: string
}

export type FindingKind =
  | 'unreadable'
  | 'duplicate-key'
  | 'too-long'
  | 'character'
  | 'no-statement'
  | 'no-version'
  | 'unknown-version'
  | 'duplicate-sid'
  | 'no-action'
  | 'no-resource'
  | 'no-principal'
  | 'unknown-action'
  | 'resource-is-no-key'
  | 'dead-principal'
  | 'principal-matches-nobody'
  | 'unlikely-service'
  | 'service-case'
  | 'allow-to-everybody'
  | 'allow-not-principal'
  | 'deny-not-principal'
  | 'deny-catches-services'
  | 'unknown-operator'
  | 'unknown-condition-key'
  | 'condition-key-case'
  | 'encryption-context-case'
  | 'variable-is-text'
  | 'wildcard-is-text'
  | 'no-value'
  | 'unreadable-value'
  | 'negated-list'
  | 'set-operator-on-one-value'
  | 'no-set-operator'
  | 'for-all-values-allows'
  | 'key-configuration'

/** What a rule finds in the document, or in one statement: the rest is filled in. */
export type Found = Omit<Finding, 'statement' | 'sid'>

export type Linted = {
  readonly policy: PolicyDocument
  readonly version: string | undefined
  readonly statements: readonly LintedStatement[]
}

export type LintedStatement = {
  /** `Statement[2]`. */
  readonly path: string
  readonly index: number
  readonly sid: string | null
  readonly effect: 'Allow' | 'Deny'
  /** It never has an effect, whatever the call. */
  readonly isInert: boolean
  readonly source: Readonly<Record<string, unknown>>
}
