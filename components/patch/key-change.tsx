import type { ReactNode } from 'react'
import { CopyButton } from '@/components/code/copy-button'
import { visible } from '@/lib/message'
import { FileLink, type Text } from './file-link'
import { FormTabs } from './form-tabs'

/** For one instance, or for any. */
export type Statements = 'exact' | 'relaxed'
/** The change to one key's policy, as files. */
export type Offer = {
  readonly region: string
  /** What it does, and to whom. */
  readonly notes: readonly string[]
  readonly files: readonly {
    readonly title: string
    readonly fileName: string
    /** What tells the files apart: the names are long and alike. */
    readonly ending: string
    readonly language: 'json' | 'shell' | 'text'
    readonly exact: Text
    readonly relaxed: Text
  }[]
}

export type KeyChange = {
  readonly offers: readonly Offer[]
  /** Of each part of Kiro's statement, what would get in without it. */
  readonly why: readonly string[]
}

type Props = {
  readonly change: KeyChange
  readonly id: string
  readonly title?: string
  /** With the texts to read on the page itself, where it carries them. */
  readonly asTabs?: boolean
}

/** The whole change at once, in the form in which the key is kept: copied with one click, or taken as a file. */
export function KeyChangePart({
  change: { offers, why },
  id,
  title = 'Or the whole change, the way you keep this key',
  asTabs = false,
}: Props) {
  if (offers.length === 0) return null
  return (
    <section aria-labelledby={`${id}-patch`} className="grid grid-cols-1 gap-2.5">
      <div>
        <h4 id={`${id}-patch`} className="text-sm font-semibold">
          {title}
        </h4>
        <p className="mt-1 text-sm text-soft">
          Both of Kiro’s ways at once. Every other statement of the policy stays as it is.
        </p>
      </div>
      {offers.map(offer => (
        <div key={offer.region} className="grid grid-cols-1 gap-2.5">
          {offers.length > 1 && <RegionName region={offer.region} />}
          <Notes of={offer.notes} />
          {asTabs ? (
            <FormTabs
              id={`${id}-${offer.region}`}
              offer={offer}
              what={`The change in ${visible(offer.region)}`}
            />
          ) : (
            <Files offer={offer} statements="exact" many={offers.length > 1} />
          )}
        </div>
      ))}
      <Fold title="The same for any id, so that a recreated instance needs no new change">
        <div className="grid grid-cols-1 gap-2.5">
          {offers.map(offer => (
            <div key={offer.region}>
              {offers.length > 1 && <RegionName region={offer.region} />}
              <Files offer={offer} statements="relaxed" many={offers.length > 1} />
            </div>
          ))}
        </div>
      </Fold>
      <Fold title="Why each part of Kiro’s statement is there">
        <ul className="grid list-disc gap-1.5 pl-5 marker:text-faint">
          {why.map(says => (
            <li key={says} className="wrap-anywhere">
              {visible(says)}
            </li>
          ))}
        </ul>
      </Fold>
    </section>
  )
}

function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="group text-sm">
      <summary className="w-fit font-medium text-soft">
        <span
          className="mr-2 inline-block text-faint transition-transform group-open:rotate-90"
          aria-hidden="true"
        >
          ›
        </span>
        {title}
      </summary>
      <div className="mt-2.5">{children}</div>
    </details>
  )
}

function RegionName({ region }: { region: string }) {
  return <h5 className="mb-1.5 text-xs font-semibold text-soft">{visible(region)}</h5>
}

function Notes({ of }: { of: readonly string[] }) {
  return (
    <ul className="grid list-disc gap-1 pl-5 text-sm marker:text-faint">
      {of.map(note => (
        <li key={note} className="wrap-anywhere">
          {visible(note)}
        </li>
      ))}
    </ul>
  )
}

type FilesProps = { offer: Offer; statements: Statements; many: boolean }

function Files({ offer: { region, files }, statements, many }: FilesProps) {
  return (
    <ul className="divide-y divide-hair rounded-lg border border-line">
      {files.map(({ title, fileName, ending, [statements]: text }) => (
        <li
          key={title}
          className="grid min-h-12 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 py-1.5 pr-2 pl-3.5 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto]"
        >
          <span className="text-sm font-medium max-sm:row-start-1">{title}</span>
          <FileLink fileName={fileName} ending={ending} text={text} className="max-sm:row-start-2" />
          <div className="max-sm:row-span-2">
            <CopyButton {...text} what={many ? `${title}, ${region}` : title} />
          </div>
        </li>
      ))}
    </ul>
  )
}
