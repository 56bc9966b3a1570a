type Address = { readonly bits: bigint; readonly width: 32 | 128 }

/** Whether the address lies in the range; a range without a prefix length is one address. null: no address. */
export function addressMatches(range: string, actual: string): boolean | null {
  const [network = '', length] = range.split('/')
  const base = parseAddress(network)
  const address = parseAddress(actual)
  if (!base || !address || (length !== undefined && !/^\d{1,3}$/.test(length))) return null
  const prefix = length === undefined ? base.width : Number(length)
  if (prefix > base.width) return null
  if (base.width !== address.width) return false
  const shift = BigInt(base.width - prefix)
  return base.bits >> shift === address.bits >> shift
}

export function parseAddress(text: string): Address | null {
  return text.includes(':') ? six(text) : four(text)
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
