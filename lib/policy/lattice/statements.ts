import type { CompiledPolicy, Statement } from '../compile'

type Told = { readonly changed: readonly Statement[]; readonly shared: readonly Statement[] }

/** Those that make a difference between the policies, and those that all of them have; each once. */
export function statementsOf(policies: readonly CompiledPolicy[]): Told {
  const texts = policies.map(
    policy => new Map(policy.statements.map(each => [JSON.stringify(each.source), each])),
  )
  const isShared = (text: string) => texts.length > 1 && texts.every(each => each.has(text))
  const all = [...new Map(texts.flatMap(each => [...each]))]
  return {
    changed: all.flatMap(([text, statement]) => (isShared(text) ? [] : [statement])),
    shared: all.flatMap(([text, statement]) => (isShared(text) ? [statement] : [])),
  }
}
