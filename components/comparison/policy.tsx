import { CodeBlock } from '@/components/code/block'
import { visible } from '@/lib/message'
import type { StatementDiff } from '@/lib/policy'
import type { PolicyChange } from '@/lib/report/compare'

/** A key policy by its meaning: order and spelling are no difference. */
export function PolicyChangePart({ change }: { change: PolicyChange }) {
  const { region } = change
  return (
    <section aria-label={`Key policy in ${region}`} className="px-4.5 py-3.5">
      <h3 className="font-medium">Key policy in {visible(region)}</h3>
      <Told change={change} />
    </section>
  )
}

function Told({ change }: { change: PolicyChange }) {
  switch (change.kind) {
    case 'added':
      return <p className="mt-1 text-sm text-soft">Only the later run has read it.</p>
    case 'removed':
      return <p className="mt-1 text-sm text-soft">Only the earlier run has read it.</p>
    case 'unreadable':
      return (
        <p className="mt-1 text-sm text-soft">
          One of the two is no policy, so that they cannot be compared by meaning.{' '}
          {change.sameText ? 'Their texts are the same.' : 'Their texts differ.'}
        </p>
      )
    case 'compared': {
      const { statements, version, access } = change.diff
      const differing = statements.filter(({ kind }) => kind !== 'same')
      const same = statements.length - differing.length
      return (
        <div className="mt-1 grid grid-cols-1 gap-3 text-sm">
          {!change.sameKey && <p>It is another key.</p>}
          {version && (
            <p>
              Version: {visible(version.from)} → {visible(version.to)}
            </p>
          )}
          {differing.map(statement => (
            <Statement key={placeOf(statement)} statement={statement} />
          ))}
          {same > 0 && (
            <p className="text-soft">
              {same === 1 ? '1 statement means' : `${same} statements mean`} the same.
            </p>
          )}
          {access && differing.length > 0 && <Access access={access} />}
        </div>
      )
    }
  }
}

function placeOf(statement: StatementDiff): string {
  const { index } = statement.kind === 'removed' ? statement.before : statement.after
  return `${statement.kind} ${index}`
}

function Statement({ statement }: { statement: StatementDiff }) {
  if (statement.kind === 'same') return null
  const { sid, index } = statement.kind === 'removed' ? statement.before : statement.after
  const name = sid === null ? `Statement ${index + 1}` : `“${visible(sid)}”`
  if (statement.kind === 'changed')
    return (
      <div>
        <p className="font-medium">{name} is changed</p>
        <ul className="mt-1 grid gap-1.5">
          {statement.changes.map(({ path, from, to }) => (
            <li key={path} className="grid gap-0.5">
              <code className="font-mono text-xs text-soft">{visible(path)}</code>
              <code className="font-mono text-xs text-verdict-fail">− {valueText(from)}</code>
              <code className="font-mono text-xs text-verdict-pass">+ {valueText(to)}</code>
            </li>
          ))}
        </ul>
      </div>
    )
  const whole = statement.kind === 'added' ? statement.after : statement.before
  return (
    <div>
      <p className="mb-1 font-medium">
        {name} is {statement.kind}
      </p>
      <CodeBlock text={JSON.stringify(whole.statement, null, 2)} language="json" />
    </div>
  )
}

function valueText(value: unknown): string {
  return value === undefined ? 'nothing' : visible(JSON.stringify(value))
}

type AccessProps = {
  access: NonNullable<Extract<PolicyChange, { kind: 'compared' }>['diff']['access']>
}

function Access({ access }: AccessProps) {
  const said = [
    [access.newlyAllowed.length, 'let in now'],
    [access.newlyOpen.length, 'perhaps let in now'],
    [access.newlyDenied.length, 'refused now'],
    [access.newlyAtRisk.length, 'perhaps refused now'],
  ].filter(([count]) => count !== 0)
  return (
    <p className="text-soft">
      {said.length === 0
        ? 'Kiro’s calls, and those beside them that were tried, are answered as before.'
        : `Of Kiro’s calls and those beside them that were tried: ${said.map(([count, what]) => `${count} ${what}`).join(', ')}.`}
    </p>
  )
}
