/** An account to check: where credentials come from, and what the person already knows. */
export type Target = {
  readonly source: CredentialSource
  readonly role?: { readonly arn: string; readonly externalId?: string }
  readonly hints: Hints
}

export type CredentialSource =
  | { readonly kind: 'environment' }
  | { readonly kind: 'profile'; readonly name: string }
  /** Pasted for one run: kept in memory for that run only, never stored, never logged. */
  | { readonly kind: 'keys'; readonly keys: Keys }
  /** One organization of the demo AWS, reached over HTTP. */
  | {
      readonly kind: 'demo'
      readonly name: string
      readonly endpoint: string
      readonly region: string
      readonly keys: Keys
    }

export type Keys = {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

export type Hints = {
  /** The IdC Region, if known. */
  readonly region?: string
  /** The Region in which the Kiro profile is planned. */
  readonly profileRegion?: string
  /** The ARN of the administrator to judge, where the caller is only a reader. */
  readonly administrator?: string
  /** E-mail addresses, user names, or groups (`group:NAME`) to subscribe. */
  readonly subscribe?: readonly string[]
  /** Which instance to judge, where there are several. */
  readonly instanceArn?: string
}

/** What a run was pointed at, in a form that may be stored and shown: no keys. */
export type RunTarget = {
  readonly source: 'environment' | 'profile' | 'keys' | 'demo'
  /** The profile's or the demo organization's name. */
  readonly name: string | null
  readonly roleArn: string | null
  readonly externalId: string | null
  readonly hints: Hints
  /** Set where requests do not go to AWS. */
  readonly endpoint: string | null
}

export function runTarget({ source, role, hints }: Target, endpoint: string | null): RunTarget {
  return {
    source: source.kind,
    name: source.kind === 'profile' || source.kind === 'demo' ? source.name : null,
    roleArn: role?.arn ?? null,
    externalId: role?.externalId ?? null,
    hints,
    endpoint,
  }
}
