import { SubmitButton } from '@/components/form/submit-button'
import { visible } from '@/lib/message'
import type { Report } from '@/lib/report/model'
import { allKinds, type Profile } from '@/lib/report/redact'
import { kindWords } from './kind-words'

const choices = [
  { kind: 'people', title: 'Ids and people', says: 'Account ids, ARNs and every name, as tokens' },
  { kind: 'ids', title: 'Ids', says: 'Account ids and ARNs as tokens; people and groups by their names' },
  { kind: 'nothing', title: 'Nothing', says: 'The report as you see it' },
  { kind: 'custom', title: 'As chosen below', says: 'Kind by kind and section by section' },
] as const satisfies readonly { kind: Profile['kind']; title: string; says: string }[]

/** Asks the page again, with what is to be hidden in its address: works without a script. */
export function ProfileForm({ report, profile }: { report: Report; profile: Profile }) {
  const kinds = new Set<string>(profile.kind === 'custom' ? profile.kinds : allKinds)
  const without = new Set<string>(profile.kind === 'custom' ? profile.withoutEvidence : [])
  return (
    <form method="get" className="grid gap-4">
      <fieldset className="grid gap-2 sm:grid-cols-2">
        <legend className="sr-only">What is hidden</legend>
        {choices.map(({ kind, title, says }) => (
          <label
            key={kind}
            className="flex cursor-pointer gap-3 rounded-lg border border-line p-3 text-sm has-checked:border-accent has-checked:bg-accent/5"
          >
            <input
              type="radio"
              name="hide"
              value={kind}
              defaultChecked={profile.kind === kind}
              className="mt-1 accent-accent"
            />
            <span>
              <span className="block font-medium">{title}</span>
              <span className="block text-xs text-soft">{says}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <details open={profile.kind === 'custom'} className="group rounded-lg border border-line">
        <summary className="flex min-h-11 items-center gap-2 px-3.5 text-sm font-medium">
          <span
            className="inline-block text-faint transition-transform group-open:rotate-90"
            aria-hidden="true"
          >
            ›
          </span>
          Kind by kind, section by section
        </summary>
        <div className="grid gap-5 px-3.5 pb-4">
          <Checks
            name="kind"
            title="Shown as tokens"
            choices={allKinds.map(kind => [kind, kindWords[kind]])}
            chosen={kinds}
          />
          <Checks
            name="without"
            title="Left out with all its evidence"
            choices={report.findings
              .filter(({ evidence }) => evidence.length > 0)
              .map(({ id, title }) => [id, visible(title.text)])}
            chosen={without}
          />
        </div>
      </details>
      <div>
        <SubmitButton busy="Looking …">Show what this hides</SubmitButton>
      </div>
    </form>
  )
}

type Checks = {
  name: string
  title: string
  choices: readonly (readonly [string, string])[]
  chosen: ReadonlySet<string>
}

function Checks({ name, title, choices, chosen }: Checks) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-xs font-semibold text-soft">{title}</legend>
      <div className="grid gap-x-5 gap-y-1 text-sm sm:grid-cols-2 lg:grid-cols-3">
        {choices.map(([value, label]) => (
          <label key={value} className="flex min-h-8 items-start gap-2">
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={chosen.has(value)}
              className="mt-1 accent-accent"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
