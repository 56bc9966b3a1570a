import type { PolicyDocument, StatementDocument } from '../document'
import { type Edit, namesOf } from '../edit'
import type { Patched } from '../patch'

/** What is to be written out: one key's policy, as it was read and as it is to be. */
export type Change = {
  readonly key: {
    readonly arn: string
    readonly region: string
    readonly accountId: string
    /** As in the ARN: `1234abcd-…` or `mrk-…`. */
    readonly id: string
  }
  /** The policy's text as AWS returned it. */
  readonly before: string
  /** The whole patched policy as text, and the same parsed. */
  readonly after: string
  readonly policy: PolicyDocument
  /** Those that were added, and those that stood there and were mended, as they are now. */
  readonly statements: readonly StatementDocument[]
  /** From `before` to `after`. */
  readonly edits: readonly Edit[]
}

export type Rendering = {
  readonly fileName: string
  readonly language: 'json' | 'shell' | 'hcl' | 'yaml' | 'typescript'
  readonly text: string
}

/** A patch as it is written out; a statement that lets in two required requests stands once. */
export function changeBy(
  { text, policy, edits, done }: Pick<Patched, 'text' | 'policy' | 'edits' | 'done'>,
  before: string,
  key: Change['key'],
): Change {
  const touched = done.flatMap(each => (each.kind === 'added' || each.kind === 'mended' ? [each] : []))
  const once = new Map(touched.map(({ index, statement }) => [index, statement]))
  const statements = [...once].sort(([one], [other]) => one - other).map(([, statement]) => statement)
  return { key, before, after: text, policy, statements, edits }
}

/** A statement that the edits do not add whole stood there already, and was mended. */
export function addedAndMended({ statements, edits }: Change): {
  readonly added: readonly StatementDocument[]
  readonly mended: readonly StatementDocument[]
} {
  const whole = new Set(edits.flatMap(addedWhole).map(each => JSON.stringify(each)))
  const isAdded = (statement: StatementDocument) => whole.has(JSON.stringify(statement))
  return { added: statements.filter(isAdded), mended: statements.filter(each => !isAdded(each)) }
}

/** Edits that change what the policy holds; that a lone statement becomes a list of one changes nothing. */
export function editsInPlace({ edits }: Change): readonly Edit[] {
  return edits.filter(
    edit =>
      addedWhole(edit).length === 0 &&
      !(
        edit.op === 'replace' &&
        edit.path === '/Statement' &&
        JSON.stringify(edit.value) === JSON.stringify([edit.from])
      ),
  )
}

function addedWhole(edit: Edit): readonly StatementDocument[] {
  const [element, index = '', ...deeper] = namesOf(edit.path)
  const isWhole =
    edit.op === 'add' && element === 'Statement' && /^(-|\d+)$/.test(index) && deeper.length === 0
  return isWhole ? [edit.value as StatementDocument] : []
}
