import type { ReactNode } from 'react'
import type { AccountState } from '@/app/actions'
import { FieldFrame } from '@/components/form/field'
import { TextField } from '@/components/form/text-field'

export type ProfileChoice = { readonly name: string; readonly kind: string }

type Props = { profiles: readonly ProfileChoice[]; state: AccountState }

/** Where credentials come from. What belongs to a choice shows beneath it, by style alone. */
export function SourceChoice({ profiles, state: { values, errors } }: Props) {
  const chosen = values.source ?? 'environment'
  return (
    <fieldset className="divide-y divide-hair rounded-lg border border-line">
      <legend className="sr-only">Where the credentials come from</legend>
      <Choice
        value="environment"
        chosen={chosen}
        title="This environment"
        says="What the AWS CLI would use here: variables, the default profile, the machine’s role."
      />
      <Choice
        value="profile"
        chosen={chosen}
        title="A named profile"
        says={profiles.length === 0 ? 'None found in ~/.aws.' : 'From ~/.aws, SSO profiles too.'}
      >
        <FieldFrame id="profile" label="Profile" error={errors.profile}>
          <select
            id="profile"
            name="profile"
            className="field"
            defaultValue={values.profile}
            aria-invalid={errors.profile !== undefined}
          >
            {profiles.map(({ name, kind }) => (
              <option key={name} value={name}>
                {kind === 'other' ? name : `${name} (${kind})`}
              </option>
            ))}
          </select>
        </FieldFrame>
      </Choice>
      <Choice
        value="keys"
        chosen={chosen}
        title="Temporary keys"
        says="Pasted for one run: kept in memory, never stored, never logged."
      >
        <div className="grid gap-3">
          <TextField
            name="accessKeyId"
            label="Access key ID"
            value={values.accessKeyId}
            error={errors.accessKeyId}
          />
          <TextField
            name="secretAccessKey"
            label="Secret access key"
            kind="password"
            error={errors.secretAccessKey}
          />
          <TextField
            name="sessionToken"
            label="Session token"
            kind="password"
            error={errors.sessionToken}
            hint="Temporary keys come with one."
          />
        </div>
      </Choice>
    </fieldset>
  )
}

type ChoiceProps = { value: string; chosen: string; title: string; says: string; children?: ReactNode }

function Choice({ value, chosen, title, says, children }: ChoiceProps) {
  return (
    <div className="group px-3.5 has-[input[type=radio]:checked]:bg-accent/5">
      <label className="grid cursor-pointer grid-cols-[1.125rem_minmax(0,1fr)] gap-3 py-3">
        <input
          type="radio"
          name="source"
          value={value}
          defaultChecked={chosen === value}
          className="mt-0.5 size-4.5 accent-accent"
        />
        <span>
          <span className="block text-sm font-medium">{title}</span>
          <span className="block text-xs text-soft">{says}</span>
        </span>
      </label>
      {children && (
        <div className="hidden pb-4 pl-7.5 group-has-[input[type=radio]:checked]:block">{children}</div>
      )}
    </div>
  )
}
