import { visible } from '@/lib/message'
import { moment } from '@/lib/moment'
import { type Comparison, type FindingChange, isSamePolicy, type PolicyChange } from '@/lib/report/compare'
import type { Finding } from '@/lib/report/model'
import { words } from '@/lib/report/verdicts'

const titles = { new: 'New', resolved: 'Resolved', changed: 'Changed' } as const

/** What became of the earlier report in the later one. */
export function ComparisonView({ comparison }: { comparison: Comparison }) {
  const { generatedAt, findings, policies } = comparison
  const same = findings.filter(({ kind }) => kind === 'same').length
  return (
    <section aria-labelledby="comparison" className="panel grid grid-cols-1 gap-4 p-4.5">
      <div>
        <h2 id="comparison" className="font-semibold">
          From {moment(generatedAt.before)} to {moment(generatedAt.after)}
        </h2>
        <p className="text-sm text-soft">{ofWhat(comparison)}</p>
      </div>
      {(['new', 'resolved', 'changed'] as const).map(kind => (
        <Changes key={kind} title={titles[kind]} changes={findings.filter(each => each.kind === kind)} />
      ))}
      {policies.length > 0 && (
        <div>
          <h3 className="text-sm font-semibold">Key policies</h3>
          <ul className="mt-1 grid gap-1 text-sm">
            {policies.map(change => (
              <li key={change.region}>
                The policy in {visible(change.region)} {became(change)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="text-sm text-soft">
        {same === 1 ? '1 check is the same.' : `${same} checks are the same.`}
      </p>
    </section>
  )
}

function Changes({ title, changes }: { title: string; changes: readonly FindingChange[] }) {
  if (changes.length === 0) return null
  return (
    <div>
      <h3 className="text-sm font-semibold">{title}</h3>
      <ul className="mt-1 grid gap-2 text-sm">
        {changes.map(({ id, before, after }) => (
          <li key={id}>
            <a className="link font-medium" href={`#${id}`}>
              {visible((after ?? before)?.title.text ?? id)}
            </a>{' '}
            <span className="text-soft">
              {word(before)} → {word(after)}
            </span>
            <span className="block text-soft">{visible((after ?? before)?.statement.text ?? '')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function word(finding: Finding | null): string {
  return finding ? words[finding.verdict] : 'not there'
}

function ofWhat({ sameAccount, sameInstance }: Comparison): string {
  if (sameAccount === false) return 'These are reports of two different accounts.'
  if (sameInstance === false) return 'These are reports of two different Identity Center instances.'
  return sameAccount === null ? 'Whether both are of one account is hidden.' : 'Both are of one account.'
}

function became(change: PolicyChange): string {
  switch (change.kind) {
    case 'added':
      return 'was not read before.'
    case 'removed':
      return 'is not read any more.'
    case 'unreadable':
      return `cannot be read as a policy; its text is ${change.sameText ? 'the same' : 'another'}.`
    case 'compared':
      return isSamePolicy(change.diff) ? 'means the same.' : 'means something else.'
  }
}
