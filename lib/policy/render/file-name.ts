import type { Change } from './change'

/** The Region stands in it too: replicas of a key share its id. */
export function nameOf({ region, id }: Change['key']): string {
  return `kms-key-policy-${plain(region)}-${plain(id)}`
}

/** Safe as a file's name, as a word of a shell and as a name in HCL. */
function plain(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9-]/g, '_').slice(0, 100)
}
