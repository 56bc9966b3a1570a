/** One measured figure beside its limit. */
export type Figure = {
  readonly what: string
  readonly measured: number
  readonly limit: number
  readonly unit: string
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function print(figures: readonly Figure[]): void {
  for (const { what, measured, limit, unit } of figures) {
    const within = measured <= limit ? 'within' : 'OVER'
    const ratio = (measured / limit).toFixed(2)
    console.log(
      `${ratio.padStart(6)} of the limit  ${within.padEnd(6)}  ${what}: ${round(measured)} of ${round(limit)} ${unit}`,
    )
  }
}

function round(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : 0 })
}
