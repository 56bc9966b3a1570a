import type { ReactNode } from 'react'
import { CodeBlock } from '@/components/code/block'
import { CopyButton } from '@/components/code/copy-button'
import { VerdictWord } from '@/components/verdict/word'
import { type Message, visible } from '@/lib/message'
import type { Verdict } from '@/lib/report/model'
import { type WriteData, WriteView } from './write'

export type PlanData = {
  readonly hash: string
  readonly account: string
  readonly endpoint: string | null
  readonly writer: string
  readonly writes: readonly WriteData[]
  readonly permissions: readonly {
    readonly action: string
    readonly resource: string
    readonly granted: 'yes' | 'no' | 'unknown'
  }[]
  /** What the writer is missing, as a policy; null: nothing that is known. */
  readonly missing: string | null
  readonly verdicts: readonly {
    readonly check: string
    readonly title: string
    readonly before: Verdict
    readonly after: Verdict | null
  }[]
  readonly newlyAllows: readonly Message[]
  readonly notes: readonly Message[]
  readonly risk: Message
  readonly undo: Message
}

/** A change, whole, before anybody makes it. */
export function PlanView({ plan }: { plan: PlanData }) {
  return (
    <div className="grid grid-cols-1 gap-7">
      <Part id="allows" title="What this newly allows">
        <Sentences of={plan.newlyAllows} none="Nothing." />
      </Part>
      <Part id="change" title="What is changed">
        <div className="panel divide-y divide-hair">
          {plan.writes.map(write => (
            <WriteView key={`${write.operation} ${write.region}`} write={write} />
          ))}
        </div>
        <Sentences of={plan.notes} />
      </Part>
      <Part id="verdicts" title="What the checks say then">
        <ul className="panel divide-y divide-hair">
          {plan.verdicts.map(({ check, title, before, after }) => (
            <li key={check} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4.5 py-2.5 text-sm">
              <span className="min-w-0 flex-1 basis-60">{title}</span>
              <span className="flex items-center gap-2">
                <VerdictWord verdict={before} />
                <span aria-hidden="true" className="text-faint">
                  →
                </span>
                <span className="sr-only">becomes</span>
                {after ? (
                  <VerdictWord verdict={after} />
                ) : (
                  <span className="text-soft">told by the check</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Part>
      <Part id="who" title="Who writes, and what that needs">
        <dl className="grid gap-x-4 gap-y-2 text-sm sm:grid-cols-[9rem_minmax(0,1fr)]">
          <Row term="Account">{visible(plan.account)}</Row>
          {plan.endpoint && <Row term="Asked at">{visible(plan.endpoint)}</Row>}
          <Row term="Writes">
            <code className="font-mono text-xs wrap-anywhere">{visible(plan.writer)}</code>
          </Row>
          {plan.permissions.map(({ action, resource, granted }) => (
            <Row key={`${action} ${resource}`} term={words[granted]}>
              <code className="font-mono text-xs wrap-anywhere">
                {action} {resource !== '*' && visible(resource)}
              </code>
            </Row>
          ))}
        </dl>
        {plan.missing && (
          <div className="grid gap-1.5">
            <p className="flex items-center justify-between gap-3 text-sm">
              Attach this to the writer first: it grants what is missing, and nothing else.
              <CopyButton text={plan.missing} what="the missing permissions" />
            </p>
            <CodeBlock text={plan.missing} language="json" />
          </div>
        )}
      </Part>
      <Part id="risk" title="Risk, and the way back">
        <Sentences of={[plan.risk, plan.undo]} />
      </Part>
      <p className="flex flex-wrap items-center gap-x-3 text-xs text-soft">
        Plan <code className="font-mono wrap-anywhere">{plan.hash}</code>
        <CopyButton text={plan.hash} what="the hash of the plan" />
      </p>
    </div>
  )
}

const words = { yes: 'Granted', no: 'Missing', unknown: 'Not known' } as const

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-3">
      <h2 id={id} className="text-sm font-semibold">
        {title}
      </h2>
      {children}
    </section>
  )
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}

export function Sentences({ of, none }: { of: readonly Message[]; none?: string }) {
  if (of.length === 0) return none ? <p className="text-sm text-soft">{none}</p> : null
  return (
    <ul className="grid list-disc gap-1 pl-5 text-sm marker:text-faint">
      {of.map(({ text }) => (
        <li key={text} className="wrap-anywhere">
          {visible(text)}
        </li>
      ))}
    </ul>
  )
}
