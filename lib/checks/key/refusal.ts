import { kiroService, type Way, ways } from '@/lib/kiro/key-policy'
import { type Message, msg } from '@/lib/message'
import type { Answer } from './answer'
import {
  code,
  comparison,
  mismatches,
  names,
  namesAnotherService,
  nearest,
  type Reading,
  refusing,
  type StatementReading,
} from './reading'

/** Names the Deny that refuses; else the Allow that comes closest, and what keeps it from letting Kiro in. */
export function refused(way: Way, reading: Reading): Answer {
  const deny = refusing(reading).find(({ matched }) => matched === true)
  if (deny) {
    const statement = msg(
      'The statement “{statement}” refuses {service} through {way}, and a Deny outweighs every Allow',
      { statement: deny.name, service: kiroService, way: ways[way].name },
    )
    return { verdict: 'fail', statement, evidence: [code(deny), comparison(deny)] }
  }
  const near = nearest(reading, kiroService)
  const meant = near && (names(near, kiroService) || namesAnotherService(near)) ? near : undefined
  const evidence = near ? [comparison(near), ...(meant ? [code(meant)] : [])] : []
  return { verdict: 'fail', statement: meant ? shortfall(way, meant) : nobody(way), evidence }
}

function nobody(way: Way): Message {
  return msg('No statement of the key policy lets {service} in through {way}', {
    service: kiroService,
    way: ways[way].name,
  })
}

function shortfall(way: Way, near: StatementReading): Message {
  const statement = near.name
  const [row, ...more] = mismatches(near)
  if (near.flaw)
    return msg('The statement “{statement}” never has an effect: {flaw}', { statement, flaw: near.flaw.text })
  if (row && more.length === 0)
    return msg(
      'The statement “{statement}” asks for {asks} in {key}; Kiro’s call through {way} carries {sends}',
      {
        statement,
        asks: row.asks.join(', '),
        key: row.key,
        way: ways[way].name,
        sends: row.sends?.join(', ') || 'nothing',
      },
    )
  return msg('No statement lets {service} in through {way}; the nearest, “{statement}”, differs in {keys}', {
    service: kiroService,
    way: ways[way].name,
    statement,
    keys: [row, ...more].flatMap(each => each?.key ?? []).join(', '),
  })
}
