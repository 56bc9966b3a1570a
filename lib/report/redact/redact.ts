import type { CheckId, Report } from '../model'
import { collect } from './collect'
import { isName, type SecretKind } from './kinds'
import { kindsOf, type Profile } from './profile'
import { distinct } from './secret'
import { everySpelling, everySpellingInJson } from './spellings'
import { changed, type Pointer } from './strings'
import { sweepFor } from './sweep'
import { mint, type Token } from './tokens'

/** For a preview: what a reader will not see, and where it would have stood. */
export type Hidden =
  | {
      readonly what: 'text'
      readonly kind: SecretKind
      readonly token: string
      readonly where: readonly Pointer[]
    }
  | { readonly what: 'evidence'; readonly finding: CheckId }
  | { readonly what: 'key-policies' }

export type Redacted = {
  readonly report: Report
  readonly hidden: readonly Hidden[]
  /** From token to what it stands for: for the administrator alone, never beside the report. */
  readonly key: Readonly<Record<string, string>>
}

/** Bytes of a salt: as many as the digest has. */
export const SALT_BYTES = 32

export function newSalt(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(SALT_BYTES))
}

/** The report as `profile` lets it leave. The salt is that report's own: with it the same tokens come out again. */
export async function redact(
  report: Report,
  profile: Profile,
  salt: Uint8Array<ArrayBuffer>,
): Promise<Redacted> {
  if (salt.length < SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes or more`)
  if (profile.kind === 'nothing') return { report, hidden: [], key: {} }
  const { kept, hidden } = withoutEvidence(report, profile)
  const kinds = kindsOf(profile)
  // Of the whole report: what is left out can still be named in what is left.
  const secrets = distinct(collect(report).filter(({ kind }) => kinds.has(kind)))
  const all = JSON.stringify(report).toLowerCase()
  const tokens = await mint(secrets, salt, token => all.includes(token.toLowerCase()))
  const { swept, places } = sweepReport(kept, tokens)
  const used = tokens.filter(token => places.has(token))
  const redaction = {
    profile: profile.kind,
    tokens: used.length,
    withoutEvidence: hidden.flatMap(each => (each.what === 'evidence' ? [each.finding] : [])),
  }
  return {
    report: { ...swept, redaction },
    hidden: [
      ...used.map(each => ({
        what: 'text' as const,
        kind: each.kind,
        token: each.token,
        where: [...(places.get(each) ?? [])],
      })),
      ...hidden,
    ],
    key: Object.fromEntries(used.map(({ token, value }) => [token, value])),
  }
}

function sweepReport(report: Report, tokens: readonly Token[]) {
  const places = new Map<Token, Set<Pointer>>()
  const [sweep, sweepIds] = [sweepFor(tokens), sweepFor(tokens.filter(({ kind }) => !isName(kind)))]
  const noting = (where: Pointer) => (token: Token) => {
    places.set(token, (places.get(token) ?? new Set()).add(where))
  }
  const swept = changed(report, {
    text: (text, where) => everySpelling(text, each => sweep(each, noting(where))),
    template: (text, where) => sweepIds(text, noting(where)),
    json: (text, where) => everySpellingInJson(text, each => sweep(each, noting(where))),
  })
  return { swept, places }
}

function withoutEvidence(
  report: Report,
  profile: Profile,
): { readonly kept: Report; readonly hidden: readonly Hidden[] } {
  const ids = new Set(profile.kind === 'custom' ? profile.withoutEvidence : [])
  if (ids.size === 0) return { kept: report, hidden: [] }
  const dropped = report.findings.filter(({ id, evidence }) => ids.has(id) && evidence.length > 0)
  const policies = [...ids].some(id => id.startsWith('key-policy-')) && report.keyPolicies.length > 0
  return {
    kept: {
      ...report,
      findings: report.findings.map(each => (ids.has(each.id) ? { ...each, evidence: [] } : each)),
      keyPolicies: policies ? [] : report.keyPolicies,
    },
    hidden: [
      ...dropped.map(({ id }) => ({ what: 'evidence' as const, finding: id })),
      ...(policies ? [{ what: 'key-policies' as const }] : []),
    ],
  }
}
