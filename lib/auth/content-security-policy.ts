/** Nobody but this answer has it. */
export function newNonce(): string {
  return Buffer.from(crypto.randomUUID()).toString('base64')
}

/** Without `upgrade-insecure-requests`, which would break an installation that speaks plain HTTP. */
export function contentSecurityPolicy(nonce: string, alsoForScripts = ''): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${alsoForScripts}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
