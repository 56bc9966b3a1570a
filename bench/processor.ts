import { median } from './figure'

export type Work = () => unknown

/** Milliseconds that this process has had on a processor: what else the machine does is not counted. */
export function onProcessor(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** So much longer is the first round, which makes warm and does not count. */
const WARM_UP = 10

/** Milliseconds a time, of each work: in turns, so that all have the same machine, and the middle of the rounds. */
export async function inTurns(works: readonly Work[], rounds: number, each: number): Promise<number[]> {
  const samples = works.map((): number[] => [])
  for (let round = 0; round <= rounds; round++)
    for (const [index, work] of works.entries()) {
      const time = await timeOf(work, round === 0 ? each * WARM_UP : each)
      if (round > 0) samples[index]?.push(time)
    }
  return samples.map(median)
}

async function timeOf(work: Work, atLeast: number): Promise<number> {
  const started = onProcessor()
  let [times, spent] = [0, 0]
  for (let step = 1; spent < atLeast; spent = onProcessor() - started, step *= 2)
    for (let time = 0; time < step; time++, times++) {
      const done = work()
      if (done instanceof Promise) await done
    }
  return spent / times
}
