import { type Message, visible } from '@/lib/message'

/** So that "ready" promises nothing it can't. */
export function NotSeen({ sentences }: { sentences: readonly Message[] }) {
  return (
    <section aria-labelledby="not-seen" className="mt-10 max-w-3xl">
      <h2 id="not-seen" className="text-sm font-semibold">
        What no checker can see
      </h2>
      <ul className="mt-2 grid gap-2 text-sm text-soft">
        {sentences.map(sentence => (
          <li key={sentence.template} className="grid grid-cols-[0.5rem_minmax(0,1fr)] gap-2.5">
            <span aria-hidden="true" className="text-faint">
              ·
            </span>
            <span>{visible(sentence.text)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
