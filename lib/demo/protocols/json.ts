import type { Protocol } from './reply'

const headers = { 'content-type': 'application/x-amz-json-1.1' }

/** Times are epoch seconds: an ISO string makes the SDK throw. */
export function encode(output: unknown): string {
  return JSON.stringify(output, function (this: Record<string, unknown>, key: string, value: unknown) {
    const raw = this[key]
    return raw instanceof Date ? raw.getTime() / 1000 : value
  })
}

export const json11: Protocol = {
  success: (_, output) => ({ status: 200, headers, body: encode(output) }),
  failure: error => ({
    status: error.status,
    headers: { ...headers, ...error.headers },
    body: encode({ __type: error.code, ...error.fields, Message: error.message, message: error.message }),
  }),
}
