import { inviteSomebody } from '@/app/people/actions'
import { ActionForm } from '@/components/form/action-form'
import { Section } from '@/components/page/section'
import { roleChoices } from './roles'

export function Invite() {
  return (
    <Section
      id="invite"
      title="Invite somebody"
      says="You get a link to hand over: no mail is sent from here."
    >
      <ActionForm
        action={inviteSomebody}
        fields={[
          { name: 'email', label: 'E-mail', kind: 'email' },
          { name: 'role', label: 'Role', value: 'viewer', choices: roleChoices },
        ]}
        submit="Make the link"
        busy="Making it …"
        first
      />
    </Section>
  )
}
