import type { SecretKind } from './kinds'
import type { Secret } from './secret'

/** Ids that are known by their look, the longer first: what one has taken, the next does not see. */
const shapes: readonly (readonly [SecretKind, RegExp])[] = [
  // From where a run begins: tried from each of its characters, a long one would take for ever.
  ['email', /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu],
  ['id', /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi],
  ['principal-id', /\b[0-9a-f]{64}\b/g],
  ['key', /\bmrk-[0-9a-f]{32}\b/g],
  ['instance', /\bssoins-[0-9a-z]{8,}\b/g],
  ['application', /\bapl-[0-9a-z]{8,}\b/g],
  ['resource', /\bps-[0-9a-f]{16}\b/g],
  ['organization', /\bou-[0-9a-z]{4,32}-[0-9a-z]{8,32}\b/g],
  ['organization', /(?<=\bo-[a-z0-9]{10,32}\/)r-[0-9a-z]{4,32}\b/g],
  ['organization', /\bo-[a-z0-9]{10,32}\b/g],
  ['identity-store', /\bd-[0-9a-z]{10}\b/g],
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  ['principal-id', /\bA(?:BIA|CCA|GPA|IDA|IPA|KIA|NPA|NVA|PKA|ROA|SCA|SIA)[A-Z0-9]{12,}\b/g],
  ['network', /\b(?:vpce?|subnet|eni)-[0-9a-f]{8,17}\b/g],
  ['network', /\b\d{1,3}(?:\.\d{1,3}){3}\b/g],
  ['alias', /(?<=\balias\/)(?!aws\/)[\w/-]+/g],
  ['host', /[\w-]+(?=\.awsapps\.com\b)/g],
  ['account', /(?<!\d)\d{12}(?!\d)/g],
]

export function* secretsByShape(text: string): Iterable<Secret> {
  let rest = text
  for (const [kind, shape] of shapes) {
    const found = rest.match(shape)
    if (!found) continue
    for (const each of found) {
      const value = kind === 'email' ? each.replace(/^[._%+'-]+/, '') : each
      yield { kind, value }
      if (kind === 'email') yield { kind: 'domain', value: value.slice(value.indexOf('@') + 1) }
    }
    // The lookbehinds need what stands before them: only ids that others could be part of are taken out.
    if (kind === 'email' || kind === 'id' || kind === 'principal-id') rest = rest.replace(shape, ' ')
  }
}
