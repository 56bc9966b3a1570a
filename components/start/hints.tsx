import type { AccountState } from '@/app/actions'
import { Fold } from '@/components/form/fold'
import { TextField } from '@/components/form/text-field'

const names = ['region', 'profileRegion', 'administrator', 'subscribe', 'instanceArn'] as const

/** What the person knows already. None is needed; each makes an answer sharper. */
export function Hints({ state: { values, errors } }: { state: AccountState }) {
  return (
    <Fold title="What you know already" open={names.some(name => values[name] || errors[name])}>
      <TextField
        name="region"
        label="Region of the Identity Center instance"
        value={values.region}
        error={errors.region}
        placeholder="eu-central-1"
        hint="Without it, every Region that the account has enabled is asked."
      />
      <TextField
        name="profileRegion"
        label="Region planned for the Kiro profile"
        value={values.profileRegion}
        error={errors.profileRegion}
        placeholder="us-east-1"
      />
      <TextField
        name="administrator"
        label="ARN of the administrator who will set Kiro up"
        value={values.administrator}
        error={errors.administrator}
        placeholder="arn:aws:iam::111122223333:role/Admin"
        hint="Where the credentials above only read."
      />
      <TextField
        name="subscribe"
        label="People and groups to subscribe"
        kind="lines"
        value={values.subscribe}
        error={errors.subscribe}
        placeholder={'ana@example.com\ngroup:Developers'}
        hint="E-mail addresses or user names, and groups as group:NAME; one a line."
      />
      <TextField
        name="instanceArn"
        label="ARN of the instance"
        value={values.instanceArn}
        error={errors.instanceArn}
        placeholder="arn:aws:sso:::instance/ssoins-1234567890abcdef"
        hint="Where there are several."
      />
    </Fold>
  )
}
