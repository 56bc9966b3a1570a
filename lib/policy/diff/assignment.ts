/**
 * Of each row at most one column and of each column at most one row, so that the sum of what they are worth together
 * is the greatest; what is worth 0 or less is not paired. For each row its column, or null. Always the same for the
 * same table. Time grows with rows × columns × the shorter side: the Hungarian method.
 */
export function bestAssignment(worth: readonly (readonly number[])[]): readonly (number | null)[] {
  const columns = worth[0]?.length ?? 0
  if (worth.length > columns) return flipped(bestAssignment(transposed(worth, columns)), worth.length)
  // Potentials of rows and columns, and which row each column has; the first of each is a place to start from.
  const ofRow = new Array<number>(worth.length + 1).fill(0)
  const ofColumn = new Array<number>(columns + 1).fill(0)
  const rowOf = new Array<number>(columns + 1).fill(0)
  for (let row = 1; row <= worth.length; row++) {
    rowOf[0] = row
    const from = augmentingPath(worth, ofRow, ofColumn, rowOf)
    for (let column = from.end; column !== 0; ) {
      const before = from.previous[column] as number
      rowOf[column] = rowOf[before] as number
      column = before
    }
  }
  const assigned = new Array<number | null>(worth.length).fill(null)
  for (let column = 1; column <= columns; column++) {
    const row = (rowOf[column] as number) - 1
    if (row >= 0 && (worth[row]?.[column - 1] ?? 0) > 0) assigned[row] = column - 1
  }
  return assigned
}

/** The cheapest way from the new row to a column that no row has yet; adjusts the potentials on its way. */
function augmentingPath(
  worth: readonly (readonly number[])[],
  ofRow: number[],
  ofColumn: number[],
  rowOf: readonly number[],
): { readonly end: number; readonly previous: readonly number[] } {
  const columns = ofColumn.length - 1
  const least = new Array<number>(columns + 1).fill(Number.POSITIVE_INFINITY)
  const previous = new Array<number>(columns + 1).fill(0)
  const used = new Array<boolean>(columns + 1).fill(false)
  let at = 0
  while (rowOf[at] !== 0) {
    used[at] = true
    const row = rowOf[at] as number
    let [delta, next] = [Number.POSITIVE_INFINITY, 0]
    for (let column = 1; column <= columns; column++) {
      if (used[column]) continue
      const cost = -Math.max(0, worth[row - 1]?.[column - 1] ?? 0)
      const reduced = cost - (ofRow[row] as number) - (ofColumn[column] as number)
      if (reduced < (least[column] as number)) {
        least[column] = reduced
        previous[column] = at
      }
      if ((least[column] as number) < delta) {
        delta = least[column] as number
        next = column
      }
    }
    for (let column = 0; column <= columns; column++) {
      if (used[column]) {
        const its = rowOf[column] as number
        ofRow[its] = (ofRow[its] as number) + delta
        ofColumn[column] = (ofColumn[column] as number) - delta
      } else least[column] = (least[column] as number) - delta
    }
    at = next
  }
  return { end: at, previous }
}

function transposed(worth: readonly (readonly number[])[], columns: number): readonly (readonly number[])[] {
  return Array.from({ length: columns }, (_, column) => worth.map(row => row[column] ?? 0))
}

function flipped(rowOf: readonly (number | null)[], rows: number): readonly (number | null)[] {
  const columnOf = new Array<number | null>(rows).fill(null)
  for (const [column, row] of rowOf.entries()) if (row !== null) columnOf[row] = column
  return columnOf
}
