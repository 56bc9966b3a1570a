import type { Demo } from '@/lib/demo'
import type { Hints, Target } from '@/lib/target'

/** One organization of a running demo AWS, with what its administrator would know. */
export function demoTarget(demo: Demo, name: string, hints: Hints = {}): Target {
  return {
    source: {
      kind: 'demo',
      name,
      endpoint: demo.endpoint,
      region: demo.region(name),
      keys: demo.credentials(name),
    },
    hints: { ...demo.hints(name), ...hints },
  }
}
