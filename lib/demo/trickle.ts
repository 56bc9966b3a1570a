import type { ServerResponse } from 'node:http'

/** Between two bytes, milliseconds: never so long that a connection looks idle, and for a whole answer far too long. */
const PAUSE = 200

export function trickle(response: ServerResponse, body: string): void {
  const bytes = Buffer.from(body)
  let sent = 0
  const timer = setInterval(() => {
    response.write(bytes.subarray(sent, sent + 1))
    sent += 1
    if (sent >= bytes.length) response.end()
  }, PAUSE)
  response.once('finish', () => clearInterval(timer))
  response.once('close', () => clearInterval(timer))
}
