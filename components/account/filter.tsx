import type { ReactNode } from 'react'
import { answers } from '@/components/answer/words'
import { FieldFrame } from '@/components/form/field'
import { visible } from '@/lib/message'

export type Asked = {
  readonly q: string
  readonly answer: string
  readonly group: string
  readonly sort: string
}
export type GroupChoice = { readonly value: string; readonly name: string; readonly count: number }

/** A form that leads to an address: it works without a script, and what was asked for can be bookmarked. */
export function AccountFilter({ asked, groups }: { asked: Asked; groups: readonly GroupChoice[] }) {
  return (
    <form
      method="get"
      action="/"
      className="grid grid-cols-2 items-end gap-3 sm:grid-cols-[minmax(0,2fr)_repeat(3,minmax(0,1fr))_auto]"
    >
      <div className="max-sm:col-span-2">
        <FieldFrame id="q" label="Name or account ID">
          <input id="q" name="q" type="search" className="field" defaultValue={asked.q} maxLength={200} />
        </FieldFrame>
      </div>
      <Choice id="answer" label="Answer" value={asked.answer}>
        <option value="">Any</option>
        {(['not-ready', 'undecided', 'ready', 'none'] as const).map(answer => (
          <option key={answer} value={answer}>
            {answers[answer].word}
          </option>
        ))}
      </Choice>
      <Choice id="group" label="Group" value={asked.group}>
        <option value="">Any</option>
        {groups.map(({ value, name, count }) => (
          <option key={value} value={value}>
            {visible(name)} ({count})
          </option>
        ))}
      </Choice>
      <Choice id="sort" label="Sort by" value={asked.sort}>
        <option value="newest">Newest</option>
        <option value="name">Name</option>
        <option value="answer">Answer</option>
      </Choice>
      <button type="submit" className="button">
        Show
      </button>
    </form>
  )
}

type ChoiceProps = { id: string; label: string; value: string; children: ReactNode }

function Choice({ id, label, value, children }: ChoiceProps) {
  return (
    <FieldFrame id={id} label={label}>
      <select id={id} name={id} className="field" defaultValue={value}>
        {children}
      </select>
    </FieldFrame>
  )
}
