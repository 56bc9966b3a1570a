'use client'

import { useActionState } from 'react'
import { makeLink } from '@/app/runs/[id]/share/actions'
import { ProblemNote } from '@/components/form/problem'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import type { Profile } from '@/lib/report/redact'
import { MadeOnce } from './made-once'
import type { LinkState } from './state'

type Props = { runId: string; profile: Profile; days: number; mostDays: number }

const untouched: LinkState = { values: {}, errors: {}, problem: null, link: null, tries: 0 }

export function LinkForm({ runId, profile, days, mostDays }: Props) {
  const [state, action] = useActionState(makeLink, untouched)
  const { values, errors } = state
  return (
    <form action={action} className="grid gap-4" noValidate>
      <input type="hidden" name="run" value={runId} />
      <input type="hidden" name="profile" value={JSON.stringify(profile)} />
      <div key={state.tries} className="grid gap-4 sm:grid-cols-2">
        <fieldset className="grid content-start gap-1.5 text-sm sm:col-span-2">
          <legend className="mb-1 font-medium">It shows</legend>
          <Choice value="this-run" label="this run, as it is now" chosen={values.shows !== 'newest'} />
          <Choice
            value="newest"
            label="the newest run of this account, whenever it is opened"
            chosen={values.shows === 'newest'}
          />
        </fieldset>
        <TextField
          name="days"
          label="Days until it ends"
          value={values.days ?? String(days)}
          error={errors.days}
          hint={`At most ${mostDays}`}
        />
        <TextField
          name="mostViews"
          label="Openings"
          value={values.mostViews}
          error={errors.mostViews}
          hint="At most so many; empty for as many as come"
        />
        <TextField
          name="passphrase"
          kind="password"
          label="Passphrase"
          error={errors.passphrase}
          hint="Tell it another way than the link; empty for none"
        />
        <TextField
          name="recipients"
          label="For whom"
          value={values.recipients}
          error={errors.recipients}
          hint="Names, with commas between; for your list alone"
        />
      </div>
      <div>
        <SubmitButton first busy="Making …">
          Make a link
        </SubmitButton>
      </div>
      {state.problem && <ProblemNote problem={state.problem} />}
      {state.link !== null && (
        <MadeOnce
          says="This link is shown once: copy it now. Only its hash is kept."
          text={state.link}
          what="the link"
        />
      )}
    </form>
  )
}

function Choice({ value, label, chosen }: { value: string; label: string; chosen: boolean }) {
  return (
    <label className="flex items-start gap-2">
      <input type="radio" name="shows" value={value} defaultChecked={chosen} className="mt-1 accent-accent" />
      {label}
    </label>
  )
}
