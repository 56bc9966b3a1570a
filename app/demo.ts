import { type Demo, organizations, startDemo } from '@/lib/demo'
import { demosAreAt } from '@/lib/run'
import type { CredentialSource, Hints } from '@/lib/target'

type DemoTarget = { readonly source: Extract<CredentialSource, { kind: 'demo' }>; readonly hints: Hints }

/** One demo AWS a process, started when it is first asked for; a bundler may load this module twice. */
const shared: { demoAws?: Promise<Demo> } = globalThis as object

/** null: there is no demo organization of this name. */
export async function demoTarget(name: string): Promise<DemoTarget | null> {
  if (!Object.hasOwn(organizations, name)) return null
  shared.demoAws ??= startDemo()
  const demo = await shared.demoAws
  const source = {
    kind: 'demo',
    name,
    endpoint: demo.endpoint,
    region: demo.region(name),
    keys: demo.credentials(name),
  } as const
  return { source, hints: demo.hints(name) }
}

export type DemoCard = { readonly name: string; readonly title: string; readonly story: string }

export const demoCards: readonly DemoCard[] = Object.values(organizations).map(({ name, title, story }) => ({
  name,
  title,
  story,
}))

export function demoTitle(name: string): string {
  return organizations[name]?.title ?? name
}

// A run of a demo organization can be asked again, also one that another process began.
demosAreAt(async name => (await demoTarget(name))?.source ?? null)
