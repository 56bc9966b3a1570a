import type { NextConfig } from 'next'

const config: NextConfig = {
  output: 'standalone',
  poweredByHeader: false,
  typedRoutes: true,
  // Cache Components cannot carry a nonce on every script, nor answer 404 once a page has begun to stream.
  cacheComponents: false,
  agentRules: false,
  // `npm test` checks them; whoever starts the server need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // Every browser gets its title in the head, not streamed after the page.
  htmlLimitedBots: /.*/,
  // Its native part is a package of its own for each platform, which no tracing of imports finds.
  serverExternalPackages: ['libsql'],
  outputFileTracingIncludes: { '/**': ['node_modules/@libsql/*/**'] },
  experimental: {
    serverActions: { bodySizeLimit: '64kb' },
    // 401 and 403 as answers of their own, from pages and actions alike.
    authInterrupts: true,
  },
  headers: async () => [
    {
      source: '/:path*{/}?',
      headers: [
        // A buffering proxy in front would hold every verdict back until the last one.
        { key: 'X-Accel-Buffering', value: 'no' },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
      ],
    },
  ],
}

export default config
