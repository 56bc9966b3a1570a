import { FieldFrame } from './field'
import type { FieldOf, FormState } from './state'
import { TextField } from './text-field'

type Props = { fields: readonly FieldOf[]; state: FormState }

export function FormFields({ fields, state: { values, errors } }: Props) {
  return fields.map(({ name, label, choices, value, hint, kind, autoComplete }) => {
    const chosen = values[name] ?? value
    if (!choices)
      return (
        <TextField
          key={name}
          name={name}
          label={label}
          value={chosen}
          error={errors[name]}
          hint={hint}
          kind={kind}
          autoComplete={autoComplete}
        />
      )
    return (
      <FieldFrame key={name} id={name} label={label} error={errors[name]} hint={hint}>
        <select
          id={name}
          name={name}
          className="field"
          defaultValue={chosen}
          aria-invalid={errors[name] !== undefined}
        >
          {choices.map(choice => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      </FieldFrame>
    )
  })
}
