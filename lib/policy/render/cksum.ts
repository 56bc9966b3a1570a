const POLYNOMIAL = 0x04c11db7

/**
 * What `cksum` of POSIX prints for these bytes: the CRC, a space, their number.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/cksum.html
 */
export function cksum(bytes: Uint8Array): string {
  let crc = 0
  for (const byte of bytes) crc = shifted(crc, byte)
  for (let length = bytes.length; length > 0; length = Math.floor(length / 256))
    crc = shifted(crc, length % 256)
  return `${~crc >>> 0} ${bytes.length}`
}

function shifted(crc: number, byte: number): number {
  let next = crc ^ (byte << 24)
  for (let bit = 0; bit < 8; bit++) next = next < 0 ? (next << 1) ^ POLYNOMIAL : next << 1
  return next
}
