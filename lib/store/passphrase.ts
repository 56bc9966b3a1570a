import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

const [BYTES, COST] = [32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }]

/** `scrypt$salt$hash`, in hex. */
export async function hashPassphrase(passphrase: string): Promise<string> {
  const salt = randomBytes(16)
  return `scrypt$${salt.toString('hex')}$${(await derived(passphrase, salt)).toString('hex')}`
}

export async function isPassphrase(passphrase: string, hash: string): Promise<boolean> {
  const [, salt = '', expected = ''] = hash.split('$')
  return timingSafeEqual(await derived(passphrase, Buffer.from(salt, 'hex')), Buffer.from(expected, 'hex'))
}

/** Typed on another keyboard it is the same passphrase: NFKC. */
function derived(passphrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, BYTES, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
