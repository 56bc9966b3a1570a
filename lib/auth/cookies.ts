import { parseSetCookieHeader } from 'better-auth/cookies'
import { cookies } from 'next/headers'
import { isSecure, sentHeaders } from './request'

/** Hands on what better-auth wants kept: never for scripts, nor to other sites, and over TLS alone where there is TLS. */
export async function keepCookies(from: Headers): Promise<void> {
  const [jar, secure] = [await cookies(), isSecure(await sentHeaders())]
  for (const line of from.getSetCookie())
    for (const [name, { value, 'max-age': maxAge }] of parseSetCookieHeader(line))
      jar.set(name, value, {
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure,
        ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
      })
}
