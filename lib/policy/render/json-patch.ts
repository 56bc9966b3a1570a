import type { Edit } from '../edit'
import type { Change } from './change'

/**
 * The steps, behind a `test` of the whole policy: paths count statements, and so lead elsewhere in a policy that has
 * changed since; and a statement that somebody has added since would be there twice.
 * https://www.rfc-editor.org/rfc/rfc6902#section-4.6
 */
export function jsonPatch({ before, edits }: Change): string {
  const operations = [{ op: 'test', path: '', value: JSON.parse(before) }, ...edits.flatMap(guarded)]
  return `${JSON.stringify(operations, null, 2)}\n`
}

function guarded(edit: Edit): readonly object[] {
  if (edit.op === 'add') return [edit]
  const { op, path, from } = edit
  // `from` is a pointer in RFC 6902, and no value.
  const step = op === 'replace' ? { op, path, value: edit.value } : { op, path }
  return [{ op: 'test', path, value: from }, step]
}
