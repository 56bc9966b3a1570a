import { never, type Operator, whole } from './operator'

type Address = { readonly bits: bigint; readonly width: 32 | 128 }

export type Range = { readonly first: bigint; readonly last: bigint; readonly width: 32 | 128 }

/** A range without a prefix length is one address. null: neither, which meets nothing. */
export function rangeOf(text: string): Range | null {
  const [network = '', length, ...rest] = text.split('/')
  const base = parseAddress(network)
  if (!base || rest.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return null
  const prefix = length === undefined ? base.width : Number(length)
  if (prefix > base.width) return null
  const shift = BigInt(base.width - prefix)
  const first = (base.bits >> shift) << shift
  return { first, last: first + (1n << shift) - 1n, width: base.width }
}

const ip = (name: string, negated: boolean): Operator => ({
  name,
  kind: 'ip',
  negated,
  variables: false,
  ...whole(asked => {
    const range = rangeOf(asked)
    if (!range) return never
    return actual => {
      const address = parseAddress(actual)
      return address?.width === range.width && address.bits >= range.first && address.bits <= range.last
    }
  }),
})

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress */
export const ipOperators: readonly Operator[] = [ip('IpAddress', false), ip('NotIpAddress', true)]

/** One address is held against many ranges in turn. */
let last: { readonly text: string; readonly address: Address | null } = { text: '', address: null }

function parseAddress(text: string): Address | null {
  if (last.text !== text) last = { text, address: text.includes(':') ? six(text) : four(text) }
  return last.address
}

function four(text: string): Address | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every(part => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return null
  return { bits: parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n), width: 32 }
}

function six(text: string): Address | null {
  const halves = text.split('::')
  if (halves.length > 2) return null
  const [head, tail] = halves.map(groups)
  if (!head || (halves.length === 2 && !tail)) return null
  const missing = 8 - head.length - (tail?.length ?? 0)
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null
  const all = [...head, ...Array<number>(Math.max(0, missing)).fill(0), ...(tail ?? [])]
  return { bits: all.reduce((bits, group) => (bits << 16n) | BigInt(group), 0n), width: 128 }
}

function groups(text: string): number[] | null {
  if (text === '') return []
  const parts = text.split(':')
  const last = parts.at(-1) ?? ''
  const dotted = last.includes('.') ? four(last) : undefined
  if (dotted === null) return null
  const words = dotted ? parts.slice(0, -1) : parts
  if (!words.every(word => /^[0-9a-f]{1,4}$/i.test(word))) return null
  const numbers = words.map(word => Number.parseInt(word, 16))
  return dotted ? [...numbers, Number(dotted.bits >> 16n), Number(dotted.bits & 0xffffn)] : numbers
}
