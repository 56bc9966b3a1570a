import type { Route } from 'next'

export function signInPath(to: string): Route {
  return `/sign-in?to=${encodeURIComponent(to)}`
}

/** Where to go after signing in: a path of this server, or the start. */
export function wayBack(to: unknown): Route {
  const path = typeof to === 'string' ? to : ''
  return (/^\/(?![/\\])[^\s\\]{0,500}$/.test(path) ? path : '/') as Route
}
