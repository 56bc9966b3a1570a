import { type Way, ways } from '@/lib/kiro/key-policy'
import { type Message, msg } from '@/lib/message'
import type { Evidence } from '@/lib/report/model'
import { onlyForeign } from './foreign'
import { allowing, code, comparison, type Reading } from './reading'
import { refused } from './refusal'
import type { Scene } from './scene'

export type Answer = {
  readonly verdict: 'pass' | 'fail' | 'undocumented'
  readonly statement: Message
  readonly evidence: readonly Evidence[]
}

/** allow passes; an answer that hangs on what AWS does not document is none; everything else refuses Kiro. */
export function answerOf(way: Way, scene: Scene, text: string, reading: Reading): Answer {
  const read: Evidence = {
    kind: 'fact',
    says: msg('The key policy of {keyArn}, as KMS returned it', { keyArn: scene.key.arn }),
    from: scene.from,
  }
  const { verdict, statement, evidence } = judged(way, scene, text, reading)
  return { verdict, statement, evidence: [read, ...evidence] }
}

function judged(way: Way, scene: Scene, text: string, reading: Reading): Answer {
  if (reading.decision === 'allow') return allowed(way, reading)
  if (reading.decision !== 'conditional') return refused(way, reading)
  return onlyForeign(way, scene, text, reading) ? foreign(way, reading) : hanging(way, reading)
}

function allowed(way: Way, reading: Reading): Answer {
  const by = allowing(reading)
  return {
    verdict: 'pass',
    statement: msg('The statement “{statement}” lets Kiro in through {way}', {
      statement: by?.name ?? '',
      way: ways[way].name,
    }),
    evidence: by ? [code(by)] : [],
  }
}

function hanging(way: Way, reading: Reading): Answer {
  return {
    verdict: 'undocumented',
    statement: msg(
      'Whether the key policy lets Kiro in through {way} hangs on {keys}: AWS does not document what Kiro’s calls carry there',
      {
        way: ways[way].name,
        keys: reading.hangsOn.map(({ key }) => key).join(', '),
      },
    ),
    evidence: [...valuesThatAllow(reading), ...undecided(reading)],
  }
}

function foreign(way: Way, reading: Reading): Answer {
  return {
    verdict: 'fail',
    statement: msg(
      'The key policy lets Kiro in through {way} only for {values}: not this instance’s account or organization',
      {
        way: ways[way].name,
        values: reading.hangsOn.flatMap(({ allows }) => allows).join(', '),
      },
    ),
    evidence: [...valuesThatAllow(reading), ...undecided(reading)],
  }
}

function valuesThatAllow(reading: Reading): readonly Evidence[] {
  return reading.hangsOn.map(({ key, allows }) => ({
    kind: 'list',
    title: msg('Values of {key} that would let Kiro in', { key }),
    items: allows,
    more: 0,
  }))
}

function undecided(reading: Reading): readonly Evidence[] {
  return reading.statements.filter(({ matched }) => matched === null).map(comparison)
}
