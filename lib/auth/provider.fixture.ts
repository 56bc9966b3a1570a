import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

export type Provider = {
  readonly issuer: string
  /** Who sits at the browser; what the provider says of them. */
  person: Readonly<Record<string, unknown>>
  /** What is wrong with the next answer. */
  fault: 'none' | 'nonce' | 'signature' | 'audience'
  close(): Promise<void>
}

export const client = { id: 'kiro-readiness', secret: 'of-the-client' } as const

type Asked = { readonly challenge: string; readonly nonce: string; readonly redirectUri: string }

/** An OpenID provider that insists on PKCE, on loopback. https://openid.net/specs/openid-connect-core-1_0.html */
export async function startProvider(): Promise<Provider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, Asked>()
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', provider.issuer)
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return json({
          issuer: provider.issuer,
          authorization_endpoint: `${provider.issuer}/authorize`,
          token_endpoint: `${provider.issuer}/token`,
          jwks_uri: `${provider.issuer}/keys`,
          id_token_signing_alg_values_supported: ['RS256'],
        })
      case '/keys':
        return json({
          keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }],
        })
      case '/authorize':
        return response.writeHead(302, { location: authorized(url.searchParams, codes) }).end()
      case '/token': {
        const asked = await redeemed(request, codes)
        return asked ? json(tokens(asked)) : json({ error: 'invalid_grant' }, 400)
      }
      default:
        return json({}, 404)
    }
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const provider: Provider = {
    issuer: `http://127.0.0.1:${port}`,
    person: {},
    fault: 'none',
    close: async () => {
      server.close()
      server.closeAllConnections()
    },
  }

  function tokens({ nonce }: Asked) {
    const { fault, issuer, person } = provider
    const now = Math.floor(Date.now() / 1_000)
    const claims = {
      iss: issuer,
      aud: fault === 'audience' ? 'somebody-else' : client.id,
      iat: now,
      exp: now + 300,
      nonce: fault === 'nonce' ? 'another' : nonce,
      ...person,
    }
    const head = [{ alg: 'RS256', kid: 'k' }, claims].map(part => base64url(JSON.stringify(part))).join('.')
    const over = fault === 'signature' ? `${head}x` : head
    const idToken = `${head}.${sign('RSA-SHA256', Buffer.from(over), privateKey).toString('base64url')}`
    return { access_token: 'a', token_type: 'Bearer', expires_in: 300, id_token: idToken }
  }
  return provider
}

function authorized(asked: URLSearchParams, codes: Map<string, Asked>): string {
  const [challenge, redirectUri] = [asked.get('code_challenge'), asked.get('redirect_uri') ?? '']
  const back = new URL(redirectUri)
  back.searchParams.set('state', asked.get('state') ?? '')
  if (!challenge || asked.get('code_challenge_method') !== 'S256' || asked.get('client_id') !== client.id) {
    back.searchParams.set('error', 'invalid_request')
    return back.href
  }
  const code = randomBytes(16).toString('hex')
  codes.set(code, { challenge, redirectUri, nonce: asked.get('nonce') ?? '' })
  back.searchParams.set('code', code)
  return back.href
}

async function redeemed(request: IncomingMessage, codes: Map<string, Asked>): Promise<Asked | null> {
  const form = new URLSearchParams(await text(request))
  const code = form.get('code') ?? ''
  const asked = codes.get(code)
  codes.delete(code)
  const basic = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`
  const known = request.headers.authorization === basic || form.get('client_secret') === client.secret
  const verified = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url')
  return asked && known && verified === asked.challenge && form.get('redirect_uri') === asked.redirectUri
    ? asked
    : null
}

function base64url(of: string): string {
  return Buffer.from(of).toString('base64url')
}
