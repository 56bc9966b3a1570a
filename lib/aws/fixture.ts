import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import type { Keys } from '@/lib/target'

const ambient = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_PROFILE',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
]

/** A machine with this in ~/.aws and nothing else; `vi.unstubAllEnvs` gives the own one back. */
export function machine(
  files: { readonly config?: string; readonly credentials?: string },
  env: Readonly<Record<string, string>> = {},
) {
  const home = mkdtempSync(join(tmpdir(), 'kiro-readiness-home-'))
  const folder = join(home, '.aws')
  mkdirSync(join(folder, 'sso', 'cache'), { recursive: true })
  writeFileSync(join(folder, 'config'), files.config ?? '')
  writeFileSync(join(folder, 'credentials'), files.credentials ?? '')
  for (const name of ambient) vi.stubEnv(name, undefined)
  const own = {
    HOME: home,
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
  }
  for (const [name, value] of Object.entries({ ...own, ...env })) vi.stubEnv(name, value)
  return {
    home,
    /** What `aws sso login` leaves behind. */
    signedIn(session: string, expires: Date) {
      const name = `${createHash('sha1').update(session).digest('hex')}.json`
      const token = { accessToken: 'a-token', expiresAt: expires.toISOString() }
      writeFileSync(join(folder, 'sso', 'cache', name), JSON.stringify(token))
    },
    rewrite(file: 'config' | 'credentials', text: string) {
      writeFileSync(join(folder, file), text)
    },
  }
}

export function keyLines({ accessKeyId, secretAccessKey, sessionToken }: Keys): string {
  const token = sessionToken === undefined ? [] : [`aws_session_token = ${sessionToken}`]
  return [`aws_access_key_id = ${accessKeyId}`, `aws_secret_access_key = ${secretAccessKey}`, ...token].join(
    '\n',
  )
}

export function keyEnvironment({ accessKeyId, secretAccessKey, sessionToken }: Keys): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken !== undefined && { AWS_SESSION_TOKEN: sessionToken }),
  }
}

/** A server on loopback that is no part of the demo AWS, such as the portal of an SSO session. */
export async function serve(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    server,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export type Served = Awaited<ReturnType<typeof serve>>
