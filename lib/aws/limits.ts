/** What a run may spend. Tests make these small, so that a bad day passes quickly. */
export type Limits = {
  /** One attempt of one call, milliseconds. */
  readonly attemptMs: number
  /** One call with all its attempts. */
  readonly callMs: number
  /** The whole run. */
  readonly runMs: number
  /** First pause before a retry; undefined: the SDK's own (50 ms, throttled 1 s, growing, with jitter). */
  readonly retryBaseMs?: number
  /** How long the other Regions may still answer once an instance is found. */
  readonly graceMs: number
  /** How often one call is tried; undefined: as the SDK does, three times. A call that writes is made once. */
  readonly attempts?: number
}

export const defaultLimits: Limits = { attemptMs: 6_000, callMs: 20_000, runMs: 30_000, graceMs: 4_000 }
