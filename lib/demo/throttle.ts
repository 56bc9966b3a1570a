import { AwsError } from './errors'

/** Identity Center and Identity Store each take so many requests a second together [D]: a token bucket. */
export function createThrottle(now: () => number = () => performance.now()) {
  const buckets = new Map<string, { tokens: number; at: number }>()
  return (key: string, perSecond: number): void => {
    const time = now()
    const bucket = buckets.get(key) ?? { tokens: perSecond, at: time }
    const tokens = Math.min(perSecond, bucket.tokens + ((time - bucket.at) / 1000) * perSecond)
    buckets.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, at: time })
    if (tokens < 1) throw new AwsError('ThrottlingException', 'Rate exceeded')
  }
}
