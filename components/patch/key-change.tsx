import type { ReactNode } from 'react'
import { CopyButton } from '@/components/code/copy-button'
import { visible } from '@/lib/message'

/** For one instance, or for any. */
export type Statements = 'exact' | 'relaxed'
/** Of this server, fetched when it is wanted; or here already. */
export type Text = { readonly url: string } | { readonly text: string }

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
    readonly exact: Text
    readonly relaxed: Text
  }[]
}

export type KeyChange = {
  readonly offers: readonly Offer[]
  /** Of each part of Kiro's statement, what would get in without it. */
  readonly why: readonly string[]
}

type Props = { readonly change: KeyChange; readonly id: string }

/** The whole change at once, in the form in which the key is kept: copied with one click, or taken as a file. */
export function KeyChangePart({ change: { offers, why }, id }: Props) {
  if (offers.length === 0) return null
  return (
    <section aria-labelledby={`${id}-patch`} className="grid grid-cols-1 gap-2.5">
      <div>
        <h4 id={`${id}-patch`} className="text-sm font-semibold">
          Or the whole change, the way you keep this key
        </h4>
        <p className="mt-1 text-sm text-soft">
          Both of Kiro’s ways at once. Every other statement of the policy stays as it is.
        </p>
      </div>
      <Files offers={offers} statements="exact" />
      <Fold title="The same for any id, so that a recreated instance needs no new change">
        <Files offers={offers} statements="relaxed" />
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

function Files({ offers, statements }: { offers: readonly Offer[]; statements: Statements }) {
  return offers.map(({ region, notes, files }) => (
    <div key={region} className="not-first:mt-2.5">
      {offers.length > 1 && <h5 className="mb-1.5 text-xs font-semibold text-soft">{visible(region)}</h5>}
      {statements === 'exact' && (
        <ul className="mb-2.5 grid list-disc gap-1 pl-5 text-sm marker:text-faint">
          {notes.map(note => (
            <li key={note} className="wrap-anywhere">
              {visible(note)}
            </li>
          ))}
        </ul>
      )}
      <ul className="divide-y divide-hair rounded-lg border border-line">
        {files.map(({ title, fileName, ending, [statements]: text }) => (
          <li
            key={title}
            className="grid min-h-12 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 py-1.5 pr-2 pl-3.5 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto]"
          >
            <span className="text-sm font-medium max-sm:row-start-1">{title}</span>
            <a
              className="link w-fit max-w-full truncate font-mono text-xs max-sm:row-start-2"
              href={'url' in text ? text.url : dataUrl(text.text)}
              download={fileName}
              title={fileName}
            >
              <span className="sr-only">Download </span>
              kms-key-policy…{ending}
            </a>
            <div className="max-sm:row-span-2">
              <CopyButton {...text} what={offers.length > 1 ? `${title}, ${region}` : title} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  ))
}

function dataUrl(text: string): string {
  return `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`
}
