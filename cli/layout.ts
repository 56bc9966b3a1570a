import type { Paint } from './paint'
import { columns, shown, wrapped } from './wrap'

/** A piece of a card: words in the column beside the gutter, which a label may stand in. */
export type Block = {
  readonly text: string
  readonly label?: string
  readonly tone?: keyof Paint
  /** Columns that the block stands in from the others. */
  readonly indent?: number
  /** Columns by which its further lines stand in from its first. */
  readonly hang?: number
  /** Kept as it is, also where it is longer than a line: it is there to be copied. Commands may go on in a next line. */
  readonly kept?: 'text' | 'commands'
}

/** What a card is drawn with; `width` in columns, endless where nobody reads at a terminal. */
export type Screen = { readonly paint: Paint; readonly width: number; readonly now: number }

/** "✔ skipped " */
export const GUTTER = 10
/** Nothing but the first line of a card begins further to the left. */
const EDGE = 2
/** Longer lines are hard to read, however wide the terminal is; shorter ones hold no word. */
const LONGEST = 120
const SHORTEST = 20

export function layout(block: Block, { paint, width }: Screen): string[] {
  const { label = '', tone, indent = 0, kept } = block
  const tint = tone ? paint[tone] : (line: string) => line
  const left = GUTTER + indent
  const lines = linesOf(block, Math.max(Math.min(width, longest(width)) - left, SHORTEST))
  const widest = Math.max(...lines.map(columns))
  return lines.map((line, index) => {
    if (index === 0 && label) return paint.faint(label.padStart(GUTTER - 2).padEnd(left)) + tint(shown(line))
    // What would be cut at the edge moves to the left where it then fits: code as a whole, an address by itself.
    const lead = left - Math.max((kept ? widest : columns(line)) - (width - left), 0)
    return ' '.repeat(lead < EDGE ? left : lead) + tint(shown(line))
  })
}

function longest(width: number): number {
  return Number.isFinite(width) ? LONGEST : width
}

function linesOf({ text, hang, kept }: Block, room: number): readonly string[] {
  if (!kept) return wrapped(text, room, hang)
  return text.split('\n').flatMap(line => (kept === 'commands' ? continued(line, room) : [line]))
}

/** As a shell takes it: before an option or a redirection, and only where nothing is quoted. */
function continued(line: string, room: number): readonly string[] {
  if (columns(line) <= room || /['"#\\]/.test(line)) return [line]
  const lines: string[] = []
  for (const part of line.split(/ (?=--|> )/)) {
    const last = lines.at(-1)
    if (last === undefined) lines.push(part)
    else if (columns(`${last} ${part} \\`) <= room) lines[lines.length - 1] = `${last} ${part}`
    else lines.push(`  ${part}`)
  }
  return lines.map((each, index) => (index < lines.length - 1 ? `${each} \\` : each))
}
