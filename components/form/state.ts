import type { Told } from './problem'

/** What a form shows after it was sent. Secrets that were typed are not among it. */
export type FormState = {
  readonly values: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
  readonly problem: Told | null
  /** What came of it and is shown this once. */
  readonly result?: Result
  /** Counts the tries: what a browser resets after each is filled in again. */
  readonly tries: number
}

export type Result = {
  readonly says: string
  readonly lines?: readonly string[]
  /** What the lines are, for whoever hears the page. */
  readonly what?: string
  /** Shown as a picture for a camera. */
  readonly qr?: string
}

export const untouched: FormState = { values: {}, errors: {}, problem: null, tries: 0 }

export type FormAction = (before: FormState, form: FormData) => Promise<FormState>

export type FieldOf = {
  readonly name: string
  readonly label: string
  readonly kind?: 'text' | 'email' | 'password' | 'code'
  readonly hint?: string
  readonly autoComplete?: string
  readonly value?: string
  /** Something to choose from rather than to type. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
}
