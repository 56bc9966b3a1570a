import type { AwsError } from '../errors'

export type Reply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export type Protocol = {
  readonly success: (operation: string, output: Record<string, unknown>, requestId: string) => Reply
  readonly failure: (error: AwsError, requestId: string) => Reply
}
