import { type Message, msg } from '@/lib/message'

/** Why the store cannot be used, in one sentence, and what to do. */
export class StoreProblem extends Error {
  constructor(
    readonly code: 'newer-database' | 'full' | 'read-only' | 'unreachable' | 'other',
    readonly sentence: Message,
    readonly next: Message,
    cause?: unknown,
  ) {
    super(`${sentence.text}. ${next.text}`, { cause })
    this.name = 'StoreProblem'
  }

  static newerDatabase(where: string, names: readonly string[]): StoreProblem {
    return new StoreProblem(
      'newer-database',
      msg('The data at {where} was written by a newer version of this program ({names})', {
        where,
        names: names.join(', '),
      }),
      msg('Start that version again, or restore a backup of this one into an empty place.'),
    )
  }

  /** What a database said, in words a person can act on. The cause is kept for the log. */
  static of(error: unknown, where: string): StoreProblem {
    if (error instanceof StoreProblem) return error
    const code = codeOf(error)
    if (code === 'full')
      return new StoreProblem(
        code,
        msg('There is no room left where the data is kept, {where}', { where }),
        msg('Free some, then do it again. What was kept before is still there.'),
        error,
      )
    if (code === 'read-only')
      return new StoreProblem(
        code,
        msg('The data at {where} may be read but not written', { where }),
        msg('Give the account that runs this program the right to write there, then do it again.'),
        error,
      )
    if (code === 'unreachable')
      return new StoreProblem(
        code,
        msg('The database at {where} does not answer', { where }),
        msg('Check that it runs and that this machine reaches it, then do it again.'),
        error,
      )
    return new StoreProblem(
      code,
      msg('The database at {where} refused: {what}', {
        where,
        what: error instanceof Error ? error.message : String(error),
      }),
      msg('The log of the server says more.'),
      error,
    )
  }
}

/** SQLite's result codes and PostgreSQL's: https://www.sqlite.org/rescode.html, https://www.postgresql.org/docs/current/errcodes-appendix.html */
const codes: readonly (readonly [RegExp, StoreProblem['code']])[] = [
  [/^(SQLITE_FULL|53100|ENOSPC)/, 'full'],
  [/^(SQLITE_READONLY|25006|EROFS|EACCES|SQLITE_CANTOPEN|SQLITE_PERM)/, 'read-only'],
  [
    /^(08\d{3}|57P0[123]|53300|ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EPIPE)/,
    'unreachable',
  ],
]

function codeOf(error: unknown): StoreProblem['code'] {
  if (!(error instanceof Error)) return 'other'
  const code = 'code' in error ? String(error.code) : ''
  const known = codes.find(([pattern]) => pattern.test(code))
  if (known) return known[1]
  // pg says these without a code.
  return /Connection terminated|timeout exceeded when trying to connect/i.test(error.message)
    ? 'unreachable'
    : 'other'
}
