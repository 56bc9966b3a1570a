import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { z } from 'zod'
import type { Hints, Keys, Target } from '@/lib/target'

const hello = z.object({
  endpoint: z.string(),
  organizations: z.record(
    z.string(),
    z.object({ keys: z.custom<Keys>(), region: z.string(), hints: z.custom<Hints>() }),
  ),
})

/** The demo AWS, answering each call after so many milliseconds. */
export class SlowAws {
  private constructor(
    private readonly child: ChildProcess,
    readonly at: z.infer<typeof hello>,
  ) {}

  static async start(latencyMs: number, ...names: string[]): Promise<SlowAws> {
    const child = fork(join(import.meta.dirname, 'demo-aws.ts'), [String(latencyMs), ...names], {
      execArgv: ['--import', 'tsx'],
    })
    const [message] = await once(child, 'message')
    return new SlowAws(child, hello.parse(message))
  }

  target(name: string, hints: Hints = {}): Target {
    const company = this.at.organizations[name]
    if (!company) throw new Error(`${name} is not served`)
    return {
      source: { kind: 'demo', name, endpoint: this.at.endpoint, region: company.region, keys: company.keys },
      hints: { ...company.hints, ...hints },
    }
  }

  async calls(): Promise<number> {
    this.child.send('calls')
    const [{ calls }] = await once(this.child, 'message')
    return calls
  }

  async forget(): Promise<void> {
    this.child.send('forget')
    await once(this.child, 'message')
  }

  stop(): void {
    this.child.disconnect()
  }
}
