import type { Aws } from '@/lib/aws/caller'
import type { Limits } from '@/lib/aws/limits'
import type { Message } from '@/lib/message'
import type { Hints } from '@/lib/target'
import type { FactName, FactValues, Partition, Settled } from './model'

/** What a read may use. One per fact: its calls become the fact's provenance. */
export type Context = {
  readonly aws: Aws
  readonly partition: Partition
  readonly hints: Hints
  readonly limits: Limits
  readonly now: () => Date
}

type Values<N extends FactName> = { readonly [K in N]: FactValues[K] }
type Waiting<N extends FactName> = { readonly [K in N]: Promise<Settled<FactValues[K]>> }

/** One read from AWS. It starts once all that it `needs` is known, and throws what `lib/run` turns into an outcome. */
export type Fact<N extends FactName, Needs extends FactName = never, Alongside extends FactName = never> = {
  readonly name: N
  /** What AWS is being asked, in words: "Asking every Region for an instance". */
  readonly asking: Message
  readonly needs: readonly Needs[]
  /** Handed over as promises and not waited for. */
  readonly alongside?: readonly Alongside[]
  /** The IAM actions that the read uses; the reading policy is made of them. */
  readonly permissions: readonly string[]
  read(context: Context, needed: Values<Needs>, alongside: Waiting<Alongside>): Promise<FactValues[N]>
}

export type AnyFact = {
  readonly name: FactName
  readonly asking: Message
  readonly needs: readonly FactName[]
  readonly alongside?: readonly FactName[]
  readonly permissions: readonly string[]
  read(context: Context, needed: never, alongside: never): Promise<unknown>
}

export function defineFact<
  const N extends FactName,
  const Needs extends FactName = never,
  const Alongside extends FactName = never,
>(fact: Fact<N, Needs, Alongside>): Fact<N, Needs, Alongside> {
  return fact
}
