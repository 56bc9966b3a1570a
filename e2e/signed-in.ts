import { test as base } from '@playwright/test'
import { type BuiltServer, startBuilt } from '@/cli/built-server'
import type { PlainBrowser } from '@/cli/plain-browser'
import { setUp } from '@/cli/set-up'
import { emptyFolder, environmentOfAccount } from './environment'

type Signed = { readonly server: BuiltServer; readonly admin: PlainBrowser }

/** Against a server of its own, with the account of its environment, by the admin who set it up. */
export const test = base.extend<object, Signed>({
  server: [
    async ({ browserName: _ }, use) => {
      const server = await startBuilt('.next/standalone', {
        DATA_DIR: emptyFolder('signed-in'),
        ...(await environmentOfAccount()),
      })
      await use(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  admin: [
    async ({ server }, use) => {
      await use(await setUp(server))
    },
    { scope: 'worker' },
  ],
  baseURL: ({ server }, use) => use(server.address),
  storageState: ({ admin }, use) => {
    const kept = { domain: '127.0.0.1', path: '/', expires: -1, httpOnly: true, secure: false } as const
    const cookies = [...admin.cookies].map(([name, value]) => ({
      name,
      value,
      ...kept,
      sameSite: 'Lax' as const,
    }))
    return use({ cookies, origins: [] })
  },
})
