import { Banner } from '@/components/page/banner'
import { visible } from '@/lib/message'
import type { Run } from '@/lib/run/run'

/** Says so where a run is not kept at the moment, or was cut short. */
export function RunKeeping({ run }: { run: Run }) {
  const trouble = run.trouble()
  if (trouble)
    return (
      <Banner>
        This run is not being kept: {visible(trouble.sentence.text)}. {visible(trouble.next.text)} It is tried
        again by itself for as long as this server runs.
      </Banner>
    )
  if (run.state() !== 'interrupted') return null
  return (
    <Banner>
      The server that made this run ended before it did. What it had read stands below; the rest is unknown.
      Check all again for a whole answer.
    </Banner>
  )
}
