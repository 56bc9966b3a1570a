'use client'

import { useActionState } from 'react'
import { type PrepareState, prepareRole } from '@/app/accounts/new/actions'
import { FieldFrame } from '@/components/form/field'
import { ProblemNote } from '@/components/form/problem'
import { SubmitButton } from '@/components/form/submit-button'

const untouched: PrepareState = { principal: '', fixes: false, problem: null, tries: 0 }

export function PrepareForm() {
  const [state, action] = useActionState(prepareRole, untouched)
  return (
    <form action={action} className="grid gap-4" noValidate>
      <div key={state.tries} className="grid gap-4">
        <FieldFrame
          id="principal"
          label="Who may assume it"
          hint="The number of the AWS account that this server’s credentials are of; better, the ARN of the role or user that they are."
        >
          <input
            id="principal"
            name="principal"
            className="field font-mono"
            defaultValue={state.principal}
            placeholder="arn:aws:iam::111122223333:role/KiroReadiness"
            autoComplete="off"
            spellCheck={false}
          />
        </FieldFrame>
        <label className="flex items-start gap-3 text-sm">
          <input
            type="checkbox"
            name="fixes"
            value="yes"
            defaultChecked={state.fixes}
            className="mt-0.5 size-4.5 accent-accent"
          />
          <span>
            <span className="block font-medium">With a second role, for fixes</span>
            <span className="block text-xs text-soft">
              Optional. It may change key policies, so leave it out where people apply patches themselves. The
              role that reads never writes.
            </span>
          </span>
        </label>
        <label className="flex items-center gap-3 text-sm">
          <input type="checkbox" name="partition" value="aws-us-gov" className="size-4.5 accent-accent" />
          That account is in AWS GovCloud (US)
        </label>
      </div>
      {state.problem && <ProblemNote problem={state.problem} />}
      <div>
        <SubmitButton first busy="Writing it out …">
          Write the role out
        </SubmitButton>
      </div>
    </form>
  )
}
