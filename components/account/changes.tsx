export type ChangeNames = {
  readonly broke: readonly string[]
  readonly mended: readonly string[]
  readonly other: number
}

/** What the newest run found otherwise than the one before it. */
export function ChangesLine({ changes }: { changes: ChangeNames | null }) {
  if (!changes) return <span className="text-faint">First check</span>
  const { broke, mended, other } = changes
  if (broke.length + mended.length + other === 0) return <span className="text-faint">No change</span>
  return (
    <>
      {broke.length > 0 && (
        <span className="block">
          <span className="font-medium text-verdict-fail">Broke:</span> {some(broke)}
        </span>
      )}
      {mended.length > 0 && (
        <span className="block">
          <span className="font-medium text-verdict-pass">Mended:</span> {some(mended)}
        </span>
      )}
      {other > 0 && (
        <span className="block">{other === 1 ? '1 other change' : `${other} other changes`}</span>
      )}
    </>
  )
}

const MOST = 2

function some(names: readonly string[]): string {
  const more = names.length - MOST
  return names.slice(0, MOST).join(', ') + (more > 0 ? ` and ${more} more` : '')
}
