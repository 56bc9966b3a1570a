import type { Message } from '@/lib/message'

/** Why no run was started: one sentence, and what to do next. Nothing is half-started. */
export type Problem = {
  readonly code:
    | 'no-credentials'
    | 'bad-credentials'
    | 'expired'
    | 'assume-role'
    | 'bad-input'
    | 'not-offered'
    | 'unreachable'
    | 'not-found'
    | 'not-kept'
    | 'not-readable'
    /** By whoever asks a server for it. */
    | 'not-signed-in'
    | 'not-allowed'
    | 'not-finished'
    /** A mistake of this program, or an environment that it cannot use. */
    | 'fault'
  readonly message: Message
  readonly next: Message
  /** A command that helps, such as `aws sso login --profile dev`. */
  readonly command?: string
}

/** Thrown on the way to a connection; `lib/run` turns it into a returned problem. */
export class CannotStart extends Error {
  constructor(
    readonly problem: Problem,
    cause?: unknown,
  ) {
    super(problem.message.text, { cause })
    this.name = 'CannotStart'
  }
}
