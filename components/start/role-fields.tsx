import type { AccountState } from '@/app/actions'
import { Fold } from '@/components/form/fold'
import { TextField } from '@/components/form/text-field'

export function RoleFields({ state: { values, errors } }: { state: AccountState }) {
  const used = Boolean(values.roleArn || values.externalId || errors.roleArn || errors.externalId)
  return (
    <Fold title="Assume a role on top" open={used}>
      <TextField
        name="roleArn"
        label="Role ARN"
        value={values.roleArn}
        error={errors.roleArn}
        placeholder="arn:aws:iam::111122223333:role/KiroReadinessRead"
      />
      <TextField
        name="externalId"
        label="External ID"
        value={values.externalId}
        error={errors.externalId}
        hint="Only where the role’s trust policy asks for one."
      />
    </Fold>
  )
}
