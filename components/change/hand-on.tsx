import type { Told } from '@/components/form/problem'
import { visible } from '@/lib/message'

/** For whoever may not apply it: why, and how it gets to somebody who may. */
export function HandOn({ off, path }: { off: Told | null; path: string }) {
  return (
    <section aria-labelledby="hand-on" className="panel grid gap-1.5 p-4.5 text-sm">
      <h2 id="hand-on" className="font-semibold">
        Somebody else applies this
      </h2>
      <p>
        {off
          ? `${visible(off.message.text)}. ${visible(off.next.text)}`
          : 'Only a signed-in admin of this server applies changes.'}
      </p>
      <p className="text-soft">
        Send an admin this page, <code className="font-mono text-xs wrap-anywhere">{path}</code>, or whoever
        administers the account the patch itself.
      </p>
    </section>
  )
}
