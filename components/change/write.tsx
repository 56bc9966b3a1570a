import { CodeBlock } from '@/components/code/block'
import { visible } from '@/lib/message'
import type { StatementDiff } from '@/lib/policy'

export type WriteData = {
  readonly operation: string
  readonly region: string
  readonly resource: string
  /** Of a key policy, by its meaning; null: two words. */
  readonly statements: readonly StatementDiff[] | null
  readonly before: string
  readonly after: string
}

/** One call: whole statements side by side, those that stay folded. */
export function WriteView({
  write: { operation, region, resource, statements, before, after },
}: {
  write: WriteData
}) {
  return (
    <article className="grid grid-cols-1 gap-3 px-4.5 py-4">
      <h3 className="text-sm">
        <span className="font-medium">{operation}</span> in {visible(region)}
        <code className="mt-0.5 block font-mono text-xs text-soft wrap-anywhere">{visible(resource)}</code>
      </h3>
      {statements ? (
        <Statements statements={statements} />
      ) : (
        <p className="text-sm">
          {visible(before)} → {visible(after)}
        </p>
      )}
    </article>
  )
}

function Statements({ statements }: { statements: readonly StatementDiff[] }) {
  const same = statements.filter(each => each.kind === 'same')
  return (
    <>
      {statements.map(each => each.kind !== 'same' && <Changed key={placeOf(each)} statement={each} />)}
      {same.length > 0 && (
        <details className="group text-sm">
          <summary className="flex min-h-10 w-fit items-center font-medium text-soft">
            <span
              className="mr-2 inline-block text-faint transition-transform group-open:rotate-90"
              aria-hidden="true"
            >
              ›
            </span>
            {same.length === 1 ? '1 statement stays' : `${same.length} statements stay`} byte for byte
          </summary>
          <div className="mt-2 grid grid-cols-1 gap-2">
            {same.map(each => (
              <CodeBlock
                key={placeOf(each)}
                text={JSON.stringify(each.after.statement, null, 2)}
                language="json"
              />
            ))}
          </div>
        </details>
      )}
    </>
  )
}

function placeOf(statement: StatementDiff): string {
  const { index } = statement.kind === 'removed' ? statement.before : statement.after
  return `${statement.kind} ${index}`
}

function Changed({ statement }: { statement: Exclude<StatementDiff, { kind: 'same' }> }) {
  const before = 'before' in statement ? statement.before : null
  const after = 'after' in statement ? statement.after : null
  if (!before) return <Side title="Added" statement={after?.statement} other={null} as="wanted" />
  if (!after) return <Side title="Taken out" statement={before.statement} other={null} as="present" />
  return (
    <div className="grid grid-cols-1 gap-2 lg:grid-cols-2">
      <Side title="Before" statement={before.statement} other={after.statement} as="present" />
      <Side title="After" statement={after.statement} other={before.statement} as="wanted" />
    </div>
  )
}

type SideProps = { title: string; statement: unknown; other: unknown; as: 'present' | 'wanted' }

function Side({ title, statement, other, as }: SideProps) {
  const text = JSON.stringify(statement, null, 2)
  return (
    <div className="min-w-0">
      <p className="mb-1 text-xs text-soft">{title}</p>
      <CodeBlock text={text} language="json" as={as} changed={differing(text, other)} />
    </div>
  )
}

/** The lines that the other side does not have. */
function differing(text: string, other: unknown): ReadonlySet<number> {
  const theirs = new Set(other === null ? [] : JSON.stringify(other, null, 2).split('\n'))
  return new Set(text.split('\n').flatMap((line, number) => (theirs.has(line) ? [] : [number])))
}
