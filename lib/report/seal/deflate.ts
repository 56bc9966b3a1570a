type Bytes = Uint8Array<ArrayBuffer>

export function deflated(bytes: Bytes): Promise<Bytes> {
  return through(bytes, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY)
}

/** So much and no more comes of a short text that was made to grow. */
const MOST_BYTES = 16 * 1024 * 1024

/** null: it is none, or grows without end. */
export async function inflated(bytes: Bytes): Promise<Bytes | null> {
  try {
    return await through(bytes, new DecompressionStream('deflate-raw'), MOST_BYTES)
  } catch {
    // What is thrown differs: a TypeError by the standard, zlib's own error in Node 20.
    return null
  }
}

async function through(
  bytes: Bytes,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Bytes> {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > most) {
      await reader.cancel()
      throw new RangeError(`more than ${most} bytes`)
    }
    parts.push(value)
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer())
}
