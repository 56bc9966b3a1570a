/** How a write is read back: KMS takes a moment until every reader sees a new policy. */
export type Pace = {
  /** So many equal reads in a row are proof. */
  readonly reads: number
  readonly everyMs: number
  /** After so many reads it is enough. */
  readonly mostReads: number
  /** How often whoever works at a change says so. */
  readonly beatMs: number
}

export const usualPace: Pace = { reads: 5, everyMs: 1_000, mostReads: 40, beatMs: 2_000 }

/** After so long a silence, in milliseconds, nobody works at a change any more. */
export const SILENCE = 10_000
