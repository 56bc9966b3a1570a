import { type Range, rangeOf } from '../operators/ip'

export type Sample = { readonly value: string; readonly label: string }

/** Each bound, and a number below, between and above them: no comparison with the bounds tells more apart. */
export function numbersAround(bounds: readonly number[], show: (value: number) => string): readonly Sample[] {
  const sorted = [...new Set(bounds)].filter(Number.isFinite).sort((a, b) => a - b)
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (least === undefined || most === undefined) return [{ value: show(0), label: 'any other value' }]
  const step = Math.max(1, Math.abs(least), Math.abs(most))
  const samples = [{ value: show(least - step), label: `< ${show(least)}` }]
  for (const [index, bound] of sorted.entries()) {
    samples.push({ value: show(bound), label: show(bound) })
    const next = sorted[index + 1]
    const middle = next === undefined ? bound : bound + (next - bound) / 2
    if (next !== undefined && middle > bound && middle < next)
      samples.push({ value: show(middle), label: `> ${show(bound)} and < ${show(next)}` })
  }
  samples.push({ value: show(most + step), label: `> ${show(most)}` })
  return samples
}

/** An address of each stretch that the ranges' ends part, of both kinds. */
export function addressesAround(texts: readonly string[]): readonly Sample[] {
  const ranges = texts.flatMap(text => {
    const range = rangeOf(text)
    return range ? [{ ...range, text }] : []
  })
  return ([32, 128] as const).flatMap(width => {
    const own = ranges.filter(range => range.width === width)
    const starts = new Set([0n, ...own.flatMap(({ first, last }) => [first, last + 1n])])
    const inOrder = [...starts].filter(bits => bits < 1n << BigInt(width)).sort(ascending)
    const labels = labelsOf(own, inOrder)
    return inOrder.map((bits, index) => ({ value: addressText(bits, width), label: labels[index] ?? '' }))
  })
}

type Named = Range & { readonly text: string }

/** Of each stretch, where it starts, in order: the ranges that hold it. */
function labelsOf(ranges: readonly Named[], starts: readonly bigint[]): readonly string[] {
  const left = ranges.toSorted((one, other) => ascending(other.first, one.first))
  let holding: readonly Named[] = []
  return starts.map(bits => {
    const begun: Named[] = []
    while ((left.at(-1)?.first ?? bits + 1n) <= bits) begun.push(...left.splice(-1))
    holding = [...holding, ...begun].filter(({ last }) => bits <= last)
    return [...new Set(holding.map(({ text }) => text))].join(' and ') || 'any other value'
  })
}

function ascending(one: bigint, other: bigint): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function addressText(bits: bigint, width: 32 | 128): string {
  const size = width === 32 ? 8n : 16n
  const count = width === 32 ? 4 : 8
  const parts = Array.from({ length: count }, (_, index) =>
    Number((bits >> (size * BigInt(count - 1 - index))) & ((1n << size) - 1n)),
  )
  return width === 32 ? parts.join('.') : parts.map(part => part.toString(16)).join(':')
}
