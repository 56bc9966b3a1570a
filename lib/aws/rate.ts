import pThrottle from 'p-throttle'

/**
 * Identity Center and Identity Store each answer 20 requests a second, shared with everything else in the account.
 * Half of that is ours: at most ten in any second, ten of them at once.
 */
const PER_SECOND = 10
const limited: ReadonlySet<string> = new Set(['sso', 'identitystore'])

const queues = new Map<string, () => Promise<void>>()

/** `account` tells one account's quota from another's: where it is asked and its id, or the access key until that is known. */
export function turn(account: string, service: string, region: string): Promise<void> {
  if (!limited.has(service)) return Promise.resolve()
  const name = `${account} ${service} ${region}`
  const known = queues.get(name)
  if (known) return known()
  if (queues.size >= 2_000) queues.clear()
  const queue = pThrottle({ limit: PER_SECOND, interval: 1_000, strict: true })(async () => {})
  queues.set(name, queue)
  return queue()
}
