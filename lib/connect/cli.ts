import type { Role } from './role'

/** For any POSIX shell; nothing is expanded in a quoted here-document. It stops at the first refusal. */
export function cli(roles: readonly Role[]): string {
  return `(
set -eu
${roles.map(commands).join('')})
`
}

function commands({ name, about, policyName, policy, trust }: Role): string {
  return `aws iam create-role --role-name ${name} --description '${about}' --query Role.Arn --output text \\
  --assume-role-policy-document "$(cat <<'JSON'
${JSON.stringify(trust, null, 2)}
JSON
)"
aws iam put-role-policy --role-name ${name} --policy-name ${policyName} \\
  --policy-document "$(cat <<'JSON'
${JSON.stringify(policy, null, 2)}
JSON
)"
`
}
