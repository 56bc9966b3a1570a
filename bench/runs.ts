import { turn } from '@/lib/aws/rate'
import { begin } from '@/lib/run/begin'
import type { Target } from '@/lib/target'
import { type Figure, median } from './figure'
import { SlowAws } from './slow-aws'

const ROUND_TRIP = 100
const WARM_UP = 3
const TIMES = 9

/** Whole runs, as a warm server makes them, against a demo AWS that answers each call after 100 ms. */
export async function runFigures(): Promise<readonly Figure[]> {
  const aws = await SlowAws.start(ROUND_TRIP, 'ready', 'cmk-missing', 'large')
  try {
    const unknown = await timed(aws.target('cmk-missing'))
    const region = aws.at.organizations['cmk-missing']?.region
    const known = await timed(aws.target('cmk-missing', { region }))
    const ready = await timed(aws.target('ready'))
    const large = await timed(aws.target('large'))
    await pause()
    await aws.forget()
    await once(aws.target('large'))
    const calls = await aws.calls()
    const limit = ROUND_TRIP * 3 * 1.25
    return [
      { what: 'a check of cmk-missing, Region not known', measured: unknown.whole, limit, unit: 'ms' },
      { what: 'a check of cmk-missing, Region known', measured: known.whole, limit, unit: 'ms' },
      {
        what: 'the first verdict of cmk-missing, in the engine',
        measured: unknown.first,
        limit: ROUND_TRIP * 1.6,
        unit: 'ms',
      },
      {
        what: '100,000 people (large) against 8 (ready)',
        measured: large.whole / ready.whole,
        limit: 1.5,
        unit: 'times',
      },
      { what: 'calls for 100,000 people and 5,000 groups', measured: calls, limit: 60, unit: 'calls' },
    ]
  } finally {
    aws.stop()
  }
}

export async function rateFigures(): Promise<readonly Figure[]> {
  const ten = await elapsed(() =>
    Promise.all(Array.from({ length: 10 }, () => turn('bench', 'sso', 'eu-west-1'))),
  )
  const eleventh = await elapsed(() => turn('bench', 'sso', 'eu-west-1'))
  return [
    { what: 'a burst of ten through the rate limiter', measured: ten, limit: 20, unit: 'ms' },
    // The other way round: the eleventh must wait for the second to be over.
    {
      what: 'the second that the eleventh waits out',
      measured: 1_000 - ten - 20,
      limit: eleventh,
      unit: 'ms',
    },
  ]
}

async function timed(target: Target): Promise<{ whole: number; first: number }> {
  const samples: { whole: number; first: number }[] = []
  for (let time = 0; time < WARM_UP + TIMES; time++) {
    const sample = await once(target)
    if (time >= WARM_UP) samples.push(sample)
    // A run's calls must not wait for the turns of the run before.
    await pause()
  }
  return {
    whole: median(samples.map(({ whole }) => whole)),
    first: median(samples.map(({ first }) => first)),
  }
}

async function once(target: Target): Promise<{ whole: number; first: number }> {
  const started = performance.now()
  const begun = await begin(target)
  if (!begun.ok) throw new Error(begun.problem.message.text)
  await begun.run.judged('aws-credentials')
  const first = performance.now() - started
  await begun.run.finished()
  return { whole: performance.now() - started, first }
}

function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 1_000))
}

async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
