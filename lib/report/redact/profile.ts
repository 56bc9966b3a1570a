import { z } from 'zod'
import { checkIds } from '../model'
import { allKinds, kindsOfIds, type SecretKind } from './kinds'

/** How much of a report leaves. */
export type Profile =
  | { readonly kind: 'nothing' }
  /** Account ids, other ids and all that ARNs name, as tokens. */
  | { readonly kind: 'ids' }
  /** Also people's and groups' names, e-mail addresses and what else tells who somebody is. */
  | { readonly kind: 'people' }
  | {
      readonly kind: 'custom'
      readonly kinds: readonly SecretKind[]
      /** Findings that go without their evidence; without a finding on a key policy, the policies go too. */
      readonly withoutEvidence: readonly (typeof checkIds)[number][]
    }

/** For what a form hands in. */
export const profileShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nothing') }),
  z.strictObject({ kind: z.literal('ids') }),
  z.strictObject({ kind: z.literal('people') }),
  z.strictObject({
    kind: z.literal('custom'),
    kinds: z.array(z.enum(allKinds)),
    withoutEvidence: z.array(z.enum(checkIds)),
  }),
]) satisfies z.ZodType<Profile>

export function kindsOf(profile: Profile): ReadonlySet<SecretKind> {
  switch (profile.kind) {
    case 'nothing':
      return new Set()
    case 'ids':
      return new Set(kindsOfIds)
    case 'people':
      return new Set(allKinds)
    case 'custom':
      return new Set(profile.kinds)
  }
}
