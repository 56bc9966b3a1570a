import { allKinds, type SecretKind } from './kinds'

/** A text that a reader may not be meant to see, as it was found. */
export type Secret = { readonly kind: SecretKind; readonly value: string }

/** Names of people, roles and groups are compared without regard to case, and so are e-mail addresses. */
export function fold(text: string): string {
  // Twice: the capital sharp s becomes a small one first, and two letters then.
  return text.normalize('NFC').toUpperCase().toLowerCase().toUpperCase().toLowerCase()
}

/** Each value once, whatever it was found as: the kind that comes first in the list of kinds. */
export function distinct(secrets: Iterable<Secret>): readonly Secret[] {
  const byValue = new Map<string, Secret>()
  for (const secret of secrets) {
    const key = fold(secret.value)
    const known = byValue.get(key)
    if (!known || allKinds.indexOf(secret.kind) < allKinds.indexOf(known.kind)) byValue.set(key, secret)
  }
  return [...byValue.values()]
}
