import type { IncomingMessage } from 'node:http'
import { AwsError } from './errors'
import { json11 } from './protocols/json'
import { parseForm, query } from './protocols/query'
import type { Protocol } from './protocols/reply'
import { restJson } from './protocols/rest-json'
import { jsonTargets, queryVersions, restPaths, type ServiceName, services } from './services'

/** What a signature says of itself. It is not verified: the demo has no secrets. */
export type Scope = { readonly accessKeyId: string; readonly region: string; readonly service: string }

export type Route = {
  readonly service: ServiceName
  readonly operation: string
  readonly input: () => unknown
}

export function protocolOf({ headers }: IncomingMessage): Protocol {
  if (headers['x-amz-target'] !== undefined) return json11
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') ? query : restJson
}

export function scopeOf({ headers }: IncomingMessage): Scope {
  const found =
    /^AWS4-HMAC-SHA256\s+Credential=([^/\s]+)\/(\d{8})\/([^/\s]+)\/([^/\s]+)\/aws4_request,?\s*SignedHeaders=[^,\s]+,?\s*Signature=[0-9a-f]{64}$/.exec(
      headers.authorization ?? '',
    )
  if (!found)
    throw headers.authorization === undefined
      ? new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token')
      : new AwsError(
          'IncompleteSignatureException',
          'Authorization header is not an AWS Signature Version 4.',
        )
  const [, accessKeyId = '', , region = '', service = ''] = found
  return { accessKeyId, region, service }
}

export function routeOf(request: IncomingMessage, body: string): Route {
  const protocol = protocolOf(request)
  if (protocol === json11) {
    const [prefix = '', operation = ''] = String(request.headers['x-amz-target']).split('.')
    return known(jsonTargets[prefix], operation, () => parseJson(body))
  }
  if (protocol === query) {
    const form = parseForm(body)
    return known(queryVersions[String(form.Version)], String(form.Action), () => form)
  }
  const path = (request.url ?? '').split('?')[0] ?? ''
  const [service, operation] = restPaths[path] ?? []
  return known(service, operation ?? path, () => parseJson(body))
}

function known(service: ServiceName | undefined, operation: string, input: () => unknown): Route {
  if (service && Object.hasOwn(services[service], operation)) return { service, operation, input }
  throw new AwsError(
    'UnknownOperationException',
    `The action ${operation} is not valid for this web service.`,
  )
}

function parseJson(body: string): unknown {
  if (body === '') return {}
  try {
    return JSON.parse(body)
  } catch {
    throw new AwsError('SerializationException', 'The request is not JSON.')
  }
}
