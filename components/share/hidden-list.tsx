import { visible } from '@/lib/message'
import type { Report } from '@/lib/report/model'
import type { Redacted } from '@/lib/report/redact'
import { kindWords } from './kind-words'
import { placesOf } from './place'

/** What a reader will not see, what stands in its place, and where. For whoever hands the report out, and nobody else. */
export function HiddenList({ report, redacted }: { report: Report; redacted: Redacted }) {
  const { hidden, key } = redacted
  if (hidden.length === 0)
    return (
      <p className="text-sm text-soft">Nothing: the report leaves as it is, with every id and name in it.</p>
    )
  const left = hidden.flatMap(each => (each.what === 'evidence' ? [titleOf(report, each.finding)] : []))
  return (
    <>
      {left.length > 0 && <p className="mb-3 text-sm">The evidence of {left.join(', ')} is left out.</p>}
      {hidden.some(({ what }) => what === 'key-policies') && (
        <p className="mb-3 text-sm">The key policies are left out, and with them the change to copy.</p>
      )}
      <table className="w-full table-fixed text-left text-sm">
        <thead className="text-xs text-soft max-sm:hidden">
          <tr>
            <th scope="col" className="w-44 py-1 pr-4 font-normal">
              Readers see
            </th>
            <th scope="col" className="py-1 pr-4 font-normal">
              It stands for
            </th>
            <th scope="col" className="py-1 font-normal">
              Where
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-hair border-t border-hair">
          {hidden.map(each =>
            each.what === 'text' ? (
              <tr key={each.token} className="align-top max-sm:grid max-sm:py-1.5">
                <td className="pr-4 sm:py-1.5">
                  <code className="rounded bg-accent/10 px-1.5 py-0.5 font-mono text-xs font-semibold whitespace-nowrap">
                    {each.token}
                  </code>
                </td>
                <td className="pr-4 sm:py-1.5">
                  <bdi className="font-mono text-xs wrap-anywhere">{visible(key[each.token] ?? '')}</bdi>
                  <span className="block text-xs text-soft">{kindWords[each.kind]}</span>
                </td>
                <td className="text-xs text-soft sm:py-1.5">{placesOf(report, each.where).join(' · ')}</td>
              </tr>
            ) : null,
          )}
        </tbody>
      </table>
    </>
  )
}

function titleOf({ findings }: Report, id: string): string {
  return `“${visible(findings.find(finding => finding.id === id)?.title.text ?? id)}”`
}
