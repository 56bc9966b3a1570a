import { msg } from '@/lib/message'
import type { CredentialSource, RunTarget, Target } from '@/lib/target'
import type { Problem } from './run'

type Demo = Extract<CredentialSource, { kind: 'demo' }>
type FindDemo = (name: string) => Promise<Demo | null>

const known: { findDemo?: FindDemo } = globalThis as object

/** The demo AWS is a server that others start; who started it says here where it is. */
export function demosAreAt(find: FindDemo): void {
  known.findDemo = find
}

/** What a stored run was pointed at, ready to be asked again; keys that were pasted are gone by then. */
export async function targetAgain(of: RunTarget): Promise<{ target: Target } | { problem: Problem }> {
  const source = await sourceAgain(of)
  if ('problem' in source) return source
  const role =
    of.roleArn === null ? {} : { role: { arn: of.roleArn, externalId: of.externalId ?? undefined } }
  return { target: { source: source.source, hints: of.hints, ...role } }
}

async function sourceAgain(of: RunTarget): Promise<{ source: CredentialSource } | { problem: Problem }> {
  const name = of.name ?? ''
  switch (of.source) {
    case 'environment':
      return { source: { kind: 'environment' } }
    case 'profile':
      return { source: { kind: 'profile', name } }
    case 'keys':
      return {
        problem: {
          code: 'no-credentials',
          message: msg('The keys of this run were pasted for it alone and are gone'),
          next: msg('Begin a new run and paste keys again.'),
        },
      }
    case 'demo': {
      const demo = await known.findDemo?.(name)
      if (demo) return { source: demo }
      return {
        problem: {
          code: 'not-found',
          message: msg('The demo organization {name} is not running here', { name }),
          next: msg('Begin a new run of a demo organization that is.'),
        },
      }
    }
  }
}
