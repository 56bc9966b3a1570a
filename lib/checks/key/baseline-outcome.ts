import type { Outcome } from '@/lib/checks/check'
import { configurationContext } from '@/lib/kiro/key-baseline'
import { type Message, msg } from '@/lib/message'
import type { Evidence } from '@/lib/report/model'
import { baselineRemedy } from './baseline-remedy'
import type { Need } from './needs'
import type { Scene } from './scene'

export type Baseline = {
  readonly services: readonly Need[]
  readonly people: readonly Need[]
  /** Who was judged as the administrator; null: not known. */
  readonly administrator: string | null
  /** Statements that hold the context which is used only while a key is being set. */
  readonly leftover: readonly string[]
}

/** Only what AWS requires of the key may fail it; what people and their roles need is inferred, and warns. */
export function baselineOutcome(scene: Scene, baseline: Baseline): Outcome {
  const { services, people, administrator, leftover } = baseline
  const evidence = [read(scene), ...[...services, ...people].map(answers)]
  const remedy = () => baselineRemedy(scene, baseline)

  const refused = services.flatMap(need => said(need, 'no') ?? [])
  if (refused[0]) return { verdict: 'fail', statement: refused[0], evidence, remedy: remedy() }
  const unclear = services.flatMap(need => said(need, 'unclear') ?? [])
  if (unclear[0]) return { verdict: 'undocumented', statement: unclear[0], evidence, remedy: remedy() }

  const toMend: Message[] = [
    ...people.flatMap(need => said(need, 'no') ?? said(need, 'unclear') ?? []),
    ...leftover.map(statement =>
      msg('The statement “{statement}” still holds {context}, which is used only while a key is being set', {
        statement,
        context: configurationContext,
      }),
    ),
  ]
  const [first, ...more] = administrator === null ? [...toMend, administratorUnknown] : toMend
  if (first) {
    const others = more.map((says): Evidence => ({ kind: 'fact', says, from: [] }))
    const warning = { verdict: 'warn', statement: first, evidence: [...evidence, ...others] } as const
    return toMend.length > 0 ? { ...warning, remedy: remedy() } : warning
  }
  const statement = msg(
    'IAM Identity Center, Identity Store, {administrator} and the subscriptions role get what they need',
    { administrator: administrator ?? '' },
  )
  return { verdict: 'pass', statement, evidence }
}

const administratorUnknown = msg(
  'It could not be read who administers Kiro here, so that their way to the key is not judged',
)

function read(scene: Scene): Evidence {
  const says = msg('The key policy of {keyArn}, as KMS returned it', { keyArn: scene.key.arn })
  return { kind: 'fact', says, from: scene.from }
}

function said({ who, calls }: Need, gets: 'no' | 'unclear'): Message | null {
  const which = calls.filter(call => call.gets === gets)
  if (which.length === 0) return null
  const what = which.map(call => call.what).join(', ')
  if (gets === 'no') return msg('The key policy does not let {who} use {what}', { who, what })
  const keys = [...new Set(which.flatMap(({ reading }) => reading.hangsOn.map(({ key }) => key)))].join(', ')
  return msg('Whether the key policy lets {who} use {what} hangs on {keys}, which is not known of the call', {
    who,
    what,
    keys,
  })
}

function answers({ who, calls }: Need): Evidence {
  const of = (gets: string) =>
    calls
      .filter(call => call.gets === gets)
      .map(({ what }) => what)
      .join(', ')
  const says =
    of('yes') && !of('no') && !of('unclear')
      ? msg('{who} may use {what}', { who, what: of('yes') })
      : msg('{who}: may use {yes}; may not use {no}; not clear: {unclear}', {
          who,
          yes: of('yes') || '–',
          no: of('no') || '–',
          unclear: of('unclear') || '–',
        })
  return { kind: 'fact', says, from: [] }
}
