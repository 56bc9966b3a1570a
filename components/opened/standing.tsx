import { visible } from '@/lib/message'
import { moment } from '@/lib/moment'
import type { Standing } from '@/lib/report/open'

/** Whether the report is what this server once signed. */
export function StandingNote({ standing }: { standing: Standing }) {
  const { says, look } = shown(standing)
  return (
    <p role="status" className={`rounded-lg border px-3.5 py-2.5 text-sm ${look}`}>
      {says}
    </p>
  )
}

const good = 'border-verdict-pass/40 bg-verdict-pass/5'
const doubtful = 'border-verdict-warn/40 bg-verdict-warn/5'
const bad = 'border-verdict-fail/40 bg-verdict-fail/5'

function shown(standing: Standing): { says: string; look: string } {
  if (standing.kind === 'unsigned')
    return { says: 'Not signed: nobody vouches for what it says.', look: doubtful }
  const { signedAt, by } = standing.signature
  const claim = `${visible(by)}, ${moment(signedAt)}`
  switch (standing.kind) {
    case 'verified':
      return { says: `Signed by this server, as ${claim}: every byte is as it was.`, look: good }
    case 'unknown-key':
      return {
        says: `Signed with a key that is none of this server’s; it says by ${claim}. Open it on that server to verify it.`,
        look: doubtful,
      }
    case 'rewritten':
      return {
        says: `What it says is signed (${claim}), but another program has written the file anew.`,
        look: doubtful,
      }
    case 'altered':
      return { says: `Altered since it was signed (${claim}): do not rely on it.`, look: bad }
  }
}
