import type { AwsError } from '../errors'

export type Reply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The body comes byte by byte, long after the headers. */
  readonly trickles?: true
}

export type Protocol = {
  readonly success: (operation: string, output: Record<string, unknown>, requestId: string) => Reply
  readonly failure: (error: AwsError, requestId: string) => Reply
}
