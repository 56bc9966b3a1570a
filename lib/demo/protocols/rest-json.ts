import { encode } from './json'
import type { Protocol } from './reply'

const headers = { 'content-type': 'application/json' }
const statuses: Readonly<Record<string, number>> = {
  AccessDeniedException: 403,
  ExpiredTokenException: 403,
  InvalidSignatureException: 403,
  TooManyRequestsException: 429,
  ThrottlingException: 429,
  UnrecognizedClientException: 403,
}

export const restJson: Protocol = {
  success: (_, output) => ({ status: 200, headers, body: encode(output) }),
  failure: error => ({
    status: statuses[error.code] ?? error.status,
    headers: { ...headers, ...error.headers, 'x-amzn-errortype': error.code },
    body: encode({ message: error.message, ...error.fields }),
  }),
}
