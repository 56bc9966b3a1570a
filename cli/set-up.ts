import type { BuiltServer } from './built-server'
import { PlainBrowser } from './plain-browser'

export const password = 'four words in a row'

/** The path of the link that the server printed. For tests. */
export async function setUpPath(server: Pick<BuiltServer, 'address' | 'log'>): Promise<string> {
  for (;;) {
    const [found] = /\/join\/[\w-]{43}/.exec(server.log()) ?? []
    if (found) return found
    await fetch(`${server.address}/healthz`)
  }
}

/** Opens the set-up link as Ada, the first admin. */
export async function setUp(server: Pick<BuiltServer, 'address' | 'log'>): Promise<PlainBrowser> {
  const browser = new PlainBrowser(server)
  const answer = await browser.submit(await setUpPath(server), {
    name: 'Ada',
    email: 'ada@example.com',
    password,
  })
  if (answer.status !== 303) throw new Error(`Setting up was answered with ${answer.status}`)
  return browser
}

/** Has an admin invite somebody, who joins. */
export async function join(
  server: BuiltServer,
  admin: PlainBrowser,
  role: string,
  email = `${role}@example.com`,
): Promise<PlainBrowser> {
  const page = await (await admin.submit('/people', { email, role })).text()
  const [path = ''] = /\/join\/[\w-]{43}/.exec(page) ?? []
  const browser = new PlainBrowser(server)
  const answer = await browser.submit(path, { name: role, password })
  if (answer.status !== 303) throw new Error(`Joining as ${role} was answered with ${answer.status}`)
  return browser
}

/** Has somebody make an API key on their own page. */
export async function keyOf(browser: PlainBrowser, role: string): Promise<string> {
  const page = await (await browser.submit('/profile', { days: '1', name: `for ${role}`, role })).text()
  const [key] = /kiro-readiness_[\w-]{43}/.exec(page) ?? []
  if (key === undefined) throw new Error(`The page shows no key for ${role}`)
  return key
}
