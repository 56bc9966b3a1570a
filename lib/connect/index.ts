import { cli } from './cli'
import { cloudformation } from './cloudformation'
import type { Role } from './role'
import { terraform } from './terraform'

export const roleForms = [
  {
    form: 'cloudformation',
    title: 'CloudFormation',
    fileName: 'kiro-readiness-roles.yaml',
    write: cloudformation,
  },
  { form: 'terraform', title: 'Terraform', fileName: 'kiro-readiness-roles.tf', write: terraform },
  { form: 'cli', title: 'AWS CLI', fileName: 'kiro-readiness-roles.sh', write: cli },
] as const satisfies readonly {
  readonly form: string
  readonly title: string
  readonly fileName: string
  readonly write: (roles: readonly Role[]) => string
}[]
export type RoleForm = (typeof roleForms)[number]['form']

export { trustedPrincipal } from './principal'
export { newExternalId, type Role, rolesFor } from './role'
