/** Names that Kiro gives its Identity Center applications (kirodotdev/Kiro#8665), and Amazon Q before it. */
const patterns = [
  { product: 'kiro', pattern: /^KiroProfile-([a-z0-9-]{1,32})$/ },
  { product: 'kiro-sign-in', pattern: /^Kiro Sign-In - KiroProfile-([a-z0-9-]{1,32})$/ },
  { product: 'amazon-q', pattern: /^QDevProfile-([a-z0-9-]{1,32})$/ },
] as const

export type ApplicationKind = {
  readonly product: (typeof patterns)[number]['product']
  readonly profileRegion: string | null
}

export function applicationKind(name: string): ApplicationKind | null {
  for (const { product, pattern } of patterns) {
    const match = pattern.exec(name)
    if (match) return { product, profileRegion: match[1] ?? null }
  }
  return null
}
