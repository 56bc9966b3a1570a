import { CodeBlock } from '@/components/code/block'
import { CopyButton } from '@/components/code/copy-button'
import { VerdictIcon } from '@/components/verdict/icon'

type Refused = { readonly action: string; readonly by: 'iam' | 'scp' | 'kms' }
type Props = {
  granted: readonly string[]
  refused: readonly Refused[]
  untried: readonly string[]
  /** What would grant what IAM refused; null: nothing would. */
  missing: string | null
}

const who = {
  iam: 'no IAM policy allows it',
  scp: 'a service control policy refuses it',
  kms: 'the policy of the key refuses it',
} as const

/** Each permission of the reading policy, as the run found it. */
export function PermissionList({ granted, refused, untried, missing }: Props) {
  return (
    <div className="grid grid-cols-1 gap-5">
      {refused.length > 0 && (
        <section aria-labelledby="refused" className="panel p-4.5">
          <h2 id="refused" className="text-sm font-semibold">
            Missing ({refused.length})
          </h2>
          <ul className="mt-2 grid gap-1.5 text-sm">
            {refused.map(({ action, by }) => (
              <li key={action} className="flex flex-wrap items-center gap-x-2.5">
                <VerdictIcon verdict="fail" />
                <code className="font-mono text-xs">{action}</code>
                <span className="text-soft">{who[by]}</span>
              </li>
            ))}
          </ul>
          {missing !== null && (
            <div className="mt-4">
              <p className="mb-2 flex items-center justify-between gap-3 text-sm">
                Add this to the role or user that reads, then check again.
                <CopyButton text={missing} what="the missing permissions" />
              </p>
              <CodeBlock text={missing} language="json" />
            </div>
          )}
        </section>
      )}
      <Actions id="granted" title="Granted" verdict="pass" actions={granted} />
      <Actions
        id="untried"
        title="Not seen: no call of this check showed them"
        verdict="skip"
        actions={untried}
      />
    </div>
  )
}

type ActionsProps = { id: string; title: string; verdict: 'pass' | 'skip'; actions: readonly string[] }

function Actions({ id, title, verdict, actions }: ActionsProps) {
  if (actions.length === 0) return null
  return (
    <section aria-labelledby={id} className="panel p-4.5">
      <h2 id={id} className="text-sm font-semibold">
        {title} ({actions.length})
      </h2>
      <ul className="mt-2 grid gap-x-5 gap-y-1.5 sm:grid-cols-2">
        {actions.map(action => (
          <li key={action} className="flex min-w-0 items-center gap-2.5">
            <span className="shrink-0">
              <VerdictIcon verdict={verdict} />
            </span>
            <code className="min-w-0 font-mono text-xs">{action}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}
