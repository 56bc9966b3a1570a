/** What a command says, in both of its forms; `json` gets the version and the command's name from the caller. */
export type Printed = {
  /** Written as it is, with no newline added: it may be a file's content. */
  readonly text: string
  /** Beside it, on standard error. */
  readonly notes: readonly string[]
  readonly json: Readonly<Record<string, unknown>>
  readonly code: number
}
