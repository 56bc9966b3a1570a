import type { Message } from '@/lib/message'

/** What was handed in cannot be used; and what to do about it. */
export class Unusable extends Error {
  constructor(
    why: Message,
    readonly next: Message,
  ) {
    super(why.text)
  }
}
