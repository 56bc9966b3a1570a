import { visible } from '@/lib/message'
import type { Change } from './change'
import { cksum } from './cksum'
import { nameOf } from './file-name'

/**
 * For any POSIX shell, as a file or pasted: the parentheses keep `set` and `exit` from the shell that it is pasted
 * into, and what it says of itself stands in quoted words, as zsh runs comments that are pasted. A folder of its own
 * holds all that it reads and writes, so nothing is overwritten.
 *
 * - `AWS_CLI_FILE_ENCODING`: without it the AWS CLI reads files in the encoding of the locale.
 *   https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html
 * - `exact` drops the newline that ends a here-document and the AWS CLI's output.
 * - `whole` finds what a clipboard or a terminal has changed.
 * - `same` leaves line ends out: they mean nothing in JSON, and differ between systems.
 */
export function cli({ key, before, after }: Change): string {
  const name = nameOf(key)
  const about = [
    `Puts the policy below on ${key.arn} in ${key.region}.`,
    'Stops where the policy of the key is no longer the one that was read, and keeps what was there.',
    `Save it as ${name}.sh, and run: sh ${name}.sh`,
  ]
  return `${about.map(line => `: ${word(visible(line))}\n`).join('')}(
set -eu
key=${word(key.arn)}
region=${word(key.region)}
folder=${word(name)}-$(date -u +%Y%m%dT%H%M%SZ)
export AWS_CLI_FILE_ENCODING=UTF-8

stop() {
  printf '%s\\n' "$1 Nothing was written to the key." >&2
  exit 1
}
exact() {
  text=$(cat; printf x)
  printf %s "\${text%?x}"
}
whole() {
  [ "$(cksum <"$1")" = "$2" ] || stop "$1 is not what was copied: copy this script again."
}
same() {
  [ "$(tr -d '\\r\\n' <"$1")" = "$(tr -d '\\r\\n' <"$2")" ]
}

mkdir "$folder"
${file('read.json', before)}
${file('policy.json', after)}
aws kms get-key-policy --key-id "$key" --policy-name default --query Policy --output text --region "$region" >"$folder/current.txt"
exact <"$folder/current.txt" >"$folder/before.json"
if same "$folder/before.json" "$folder/policy.json"; then
  printf '%s\\n' 'The key has this policy already.'
  exit 0
fi
same "$folder/before.json" "$folder/read.json" ||
  stop "The policy of the key has changed since it was read: compare $folder/before.json with $folder/read.json, and check again."
aws kms put-key-policy --key-id "$key" --policy-name default --policy "file://$folder/policy.json" --region "$region"
printf '%s\\n' "The policy is written. What was there before is in $folder/before.json."
)
`
}

/** Through a quoted here-document, in which nothing is expanded; only a line that equals its mark would end it. */
function file(name: string, text: string): string {
  let mark = 'KEY_POLICY'
  for (let n = 2; text.includes(mark); n++) mark = `KEY_POLICY_${n}`
  return `exact >"$folder/${name}" <<'${mark}'
${text}
${mark}
whole "$folder/${name}" ${word(cksum(new TextEncoder().encode(text)))}
`
}

function word(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
