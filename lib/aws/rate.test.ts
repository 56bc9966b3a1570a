import { describe, expect, test, vi } from 'vitest'
import { turn } from './rate'

/** How many of these were let through at each moment that the clock is moved to. */
async function letThrough(
  count: number,
  service: string,
  region: string,
  moments: readonly number[],
): Promise<readonly number[]> {
  vi.useFakeTimers()
  try {
    let passed = 0
    for (let each = 0; each < count; each++) void turn('an account', service, region).then(() => passed++)
    const seen: number[] = []
    let now = 0
    for (const moment of moments) {
      await vi.advanceTimersByTimeAsync(moment - now)
      now = moment
      seen.push(passed)
    }
    return seen
  } finally {
    vi.useRealTimers()
  }
}

describe('turns', () => {
  test.each(['sso', 'identitystore'])(
    '%s: ten at once, and never more than ten in a second',
    async service => {
      expect(await letThrough(25, service, 'eu-west-1', [0, 990, 1_990, 2_990])).toEqual([10, 10, 20, 25])
    },
  )

  test('another Region has turns of its own', async () => {
    expect(await letThrough(10, 'sso', 'eu-west-2', [0])).toEqual([10])
    expect(await letThrough(10, 'sso', 'eu-west-3', [0])).toEqual([10])
  })

  test('kms has quotas so wide that nobody waits', async () => {
    expect(await letThrough(100, 'kms', 'eu-west-1', [0])).toEqual([100])
  })
})
