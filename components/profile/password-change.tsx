import { choosePassword } from '@/app/profile/actions'
import { ActionForm } from '@/components/form/action-form'
import { Section } from '@/components/page/section'

export function PasswordChange() {
  return (
    <Section id="password" title="Password" says="A change ends your other sessions.">
      <ActionForm
        action={choosePassword}
        fields={[
          {
            name: 'currentPassword',
            label: 'Password until now',
            kind: 'password',
            autoComplete: 'current-password',
          },
          {
            name: 'newPassword',
            label: 'New password',
            kind: 'password',
            autoComplete: 'new-password',
            hint: 'At least 12 characters.',
          },
        ]}
        submit="Change the password"
        busy="Changing …"
      />
    </Section>
  )
}
