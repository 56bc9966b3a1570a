import type { RoleText } from '@/components/connect/role-texts'
import { type RoleForm, roleForms, rolesFor } from '@/lib/connect'
import { store } from '@/lib/store'
import { type ConnectionTable, connectionById } from '@/lib/store/connections'

/** A role being made. */
export async function connectionCalled(id: string): Promise<ConnectionTable | null> {
  return /^[0-9a-f]{16}$/.test(id) ? connectionById((await store()).db, id) : null
}

export function roleTexts(connection: ConnectionTable): readonly (RoleText & { readonly form: RoleForm })[] {
  const { id, principal, external_id: externalId, fixes } = connection
  const roles = rolesFor({ principal, externalId, fixes: fixes === 1 })
  return roleForms.map(({ form, title, fileName, write }) => ({
    form,
    title,
    fileName,
    path: `/accounts/new/${id}/roles/${form}`,
    text: write(roles),
    how: how[form],
  }))
}

const how: Readonly<Record<RoleForm, string>> = {
  cloudformation:
    'In the console of that account: CloudFormation, Create stack, Upload a template file; acknowledge that it makes named IAM roles. Its outputs tell the ARNs. As a file:',
  terraform: 'Apply it with credentials of that account; its outputs tell the ARNs. As a file:',
  cli: 'Paste it into a shell with credentials of that account; it prints the ARNs. As a file:',
}
