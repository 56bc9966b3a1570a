import type { Told } from '@/components/form/problem'

export type LinkState = {
  readonly values: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
  readonly problem: Told | null
  /** Shown this once: only its hash is kept. */
  readonly link: string | null
  /** Counts the tries: what a browser resets after each is filled in again. */
  readonly tries: number
}

export type AddressState =
  | { readonly kind: 'none' }
  | { readonly kind: 'made'; readonly address: string }
  | { readonly kind: 'refused'; readonly problem: Told }
