import { FieldFrame } from './field'
import type { FieldOf, FormState } from './state'
import { TextField } from './text-field'

/** `form`: what the ids of its fields begin with, since a page may have several forms. */
type Props = { form: string; fields: readonly FieldOf[]; state: FormState }

export function FormFields({ form, fields, state: { values, errors } }: Props) {
  return fields.map(({ name, label, choices, value, hint, kind, autoComplete }) => {
    const [id, chosen] = [`${form}-${name}`, values[name] ?? value]
    if (!choices)
      return (
        <TextField
          key={name}
          id={id}
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
      <FieldFrame key={name} id={id} label={label} error={errors[name]} hint={hint}>
        <select
          id={id}
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
