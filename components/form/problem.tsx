import { CopyButton } from '@/components/code/copy-button'
import { type Message, visible } from '@/lib/message'

/** Why something could not be done: one sentence, what to do next, and a command where one helps. */
export type Told = { readonly message: Message; readonly next: Message; readonly command?: string }

export function ProblemNote({ problem }: { problem: Told }) {
  return (
    <div
      role="alert"
      className="rounded-lg border border-verdict-fail/40 bg-verdict-fail/5 px-3.5 py-3 text-sm"
    >
      <p className="font-medium text-verdict-fail">{visible(problem.message.text)}.</p>
      <p className="mt-0.5">{visible(problem.next.text)}</p>
      {problem.command !== undefined && (
        <p className="mt-2 flex items-center justify-between gap-3 rounded-md bg-panel px-3 py-1">
          <code className="min-w-0 font-mono text-xs">{visible(problem.command)}</code>
          <CopyButton text={problem.command} what="the command" />
        </p>
      )}
    </div>
  )
}
