import type { Told } from '@/components/form/problem'
import { type Asking, mayReach } from '@/lib/auth/rights'
import { msg } from '@/lib/message'
import type { RunTarget } from '@/lib/target'

/** Why an account cannot be read again before this server has people; null: it can. */
export function setUpFirst(who: Asking, of: RunTarget): Told | null {
  return mayReach(who, of) ? null : told
}

const told: Told = {
  message: msg('Before this server is set up, it reads the demo organizations alone'),
  next: msg('Open the link that it printed when it started: it makes the first admin.'),
}
