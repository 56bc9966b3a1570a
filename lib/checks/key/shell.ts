/** A command on one key, with its real ARN and Region, as one line. */
export function aws(command: string, key: { readonly arn: string; readonly region: string }): string {
  return `aws ${command} --key-id ${word(key.arn)} --region ${word(key.region)}`
}

/** Fetches the policy into a file for editing, and puts the edited file back. Where replicas are among the keys: a file for each Region. */
export function editPolicy(key: { readonly arn: string; readonly region: string }, byRegion = false): string {
  const file = byRegion ? `policy-${key.region}.json` : 'policy.json'
  const target = `--key-id ${word(key.arn)} --policy-name default`
  const region = `--region ${word(key.region)}`
  return [
    `aws kms get-key-policy ${target} --query Policy --output text ${region} > ${word(file)}`,
    `# Edit ${file} here: keep every statement that is in it.`,
    `aws kms put-key-policy ${target} --policy ${word(`file://${file}`)} ${region}`,
  ].join('\n')
}

/** As one word of a POSIX shell, whatever AWS wrote. */
export function word(text: string): string {
  return /^[\w:/.@=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
