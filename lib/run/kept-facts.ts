import type { FactName, FactValues, Failed, Settled } from '@/lib/facts/model'
import { msg } from '@/lib/message'
import type { Database } from '@/lib/store/database'
import { factsOf } from '@/lib/store/runs'
import type { Facts } from './reading'

/** What a run read, as it was kept; nothing is asked of AWS. */
export async function keptFacts(db: Database, run: string): Promise<Facts> {
  return asKept(new Map((await factsOf(db, run)).map(row => [row.name, row.settled])))
}

function asKept(settled: ReadonlyMap<string, string>): Facts {
  return {
    async of<N extends FactName>(name: N): Promise<Settled<FactValues[N]>> {
      const text = settled.get(name)
      return text === undefined ? lost(name) : JSON.parse(text)
    },
  }
}

function lost(name: FactName): Failed {
  return {
    state: 'failed',
    kind: 'interrupted',
    retryable: true,
    message: msg('The server that asked for {fact} ended before the answer was kept', { fact: name }),
    aws: '',
    from: [],
  }
}
