'use client'

import { type ReactNode, useActionState, useId } from 'react'
import { FormFields } from './form-fields'
import { ProblemNote } from './problem'
import { ShownOnce } from './shown-once'
import { type FieldOf, type FormAction, untouched } from './state'
import { SubmitButton } from './submit-button'

type Props = {
  action: FormAction
  fields?: readonly FieldOf[]
  hidden?: Readonly<Record<string, string>>
  submit: ReactNode
  busy: string
  first?: boolean
  /** Fields beside one another where there is room. */
  inline?: boolean
}

/** Works without a script too: the page comes back with what was typed and the sentences about it. */
export function ActionForm({
  action,
  fields = [],
  hidden = {},
  submit,
  busy,
  first = false,
  inline = false,
}: Props) {
  const [state, send] = useActionState(action, untouched)
  const id = useId()
  return (
    <form action={send} className="grid gap-3" noValidate>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {/* A browser empties a form that was sent; a new key fills it again with what was typed. */}
      <div key={state.tries} className={inline ? 'flex flex-wrap items-end gap-3' : 'grid gap-4'}>
        <FormFields form={id} fields={fields} state={state} />
        <div>
          <SubmitButton first={first} busy={busy}>
            {submit}
          </SubmitButton>
        </div>
      </div>
      {state.problem && <ProblemNote problem={state.problem} />}
      {state.result && <ShownOnce result={state.result} />}
    </form>
  )
}
