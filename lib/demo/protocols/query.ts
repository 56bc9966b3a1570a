import type { Protocol } from './reply'

const headers = { 'content-type': 'text/xml' }

/** What JSON services call `AccessDeniedException`, query services call `AccessDenied`: code and status. */
const spelling: Readonly<Record<string, readonly [string, number]>> = {
  AccessDeniedException: ['AccessDenied', 403],
  ExpiredTokenException: ['ExpiredToken', 403],
  InternalServerException: ['InternalFailure', 500],
  InvalidInputException: ['InvalidInput', 400],
  InvalidSignatureException: ['SignatureDoesNotMatch', 403],
  LimitExceededException: ['LimitExceeded', 409],
  MissingAuthenticationTokenException: ['MissingAuthenticationToken', 403],
  NoSuchEntityException: ['NoSuchEntity', 404],
  ThrottlingException: ['Throttling', 400],
  UnknownOperationException: ['InvalidAction', 400],
  UnrecognizedClientException: ['InvalidClientTokenId', 403],
}

export const query: Protocol = {
  success: (operation, output, requestId) => ({
    status: 200,
    headers,
    body: `<${operation}Response><${operation}Result>${fields(output)}</${operation}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`,
  }),
  failure: (error, requestId) => {
    const [code, status] = spelling[error.code] ?? [error.code, error.status]
    const type = status >= 500 ? 'Receiver' : 'Sender'
    return {
      status,
      headers: { ...headers, ...error.headers },
      body: `<ErrorResponse><Error><Type>${type}</Type><Code>${code}</Code><Message>${escaped(error.message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    }
  },
}

function fields(of: Readonly<Record<string, unknown>>): string {
  return Object.entries(of)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<${name}>${content(value)}</${name}>`)
    .join('')
}

function content(value: unknown): string {
  if (value === null) return ''
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(item => `<member>${content(item)}</member>`).join('')
  if (typeof value === 'object') return fields(value as Record<string, unknown>)
  return escaped(String(value))
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, found => entities[found] ?? found)

/** `A.member.1.B=x` → `{A: [{B: 'x'}]}`. */
export function parseForm(body: string): Record<string, unknown> {
  const root = branch()
  for (const [name, value] of new URLSearchParams(body)) {
    const path = name.split('.')
    let node = root
    for (const step of path.slice(0, -1)) {
      const next = node[step]
      const child = typeof next === 'object' && next !== null ? (next as Branch) : branch()
      node[step] = child
      node = child
    }
    node[path.at(-1) ?? ''] = value
  }
  return Object.fromEntries(Object.entries(root).map(([name, value]) => [name, listed(value)]))
}

type Branch = Record<string, unknown>
/** Without a prototype: names come from outside. */
const branch = (): Branch => Object.create(null)

function listed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const { member } = value as Record<string, unknown>
  if (typeof member === 'object' && member !== null)
    return Object.entries(member)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, item]) => listed(item))
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, listed(item)]))
}
