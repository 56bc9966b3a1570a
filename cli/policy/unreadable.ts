import type { Message } from '@/lib/message'

/** What was handed in is no policy; the sentence says where in it. */
export class Unreadable extends Error {
  constructor(why: Message) {
    super(why.text)
  }
}
