import type { Plan } from './plan'

type Confirmed = Pick<Plan, 'confirm' | 'aliases'>

/** What a person may type to say that it is this plan's thing, as it is shown: an alias without its `alias/`. */
export function confirmations({ confirm, aliases = [] }: Confirmed): readonly [string, ...string[]] {
  return [confirm, ...aliases.map(alias => alias.slice('alias/'.length))]
}

export function isConfirmedBy(plan: Confirmed, typed: string): boolean {
  const text = typed.trim()
  return confirmations(plan).includes(text) || (plan.aliases ?? []).includes(text)
}
