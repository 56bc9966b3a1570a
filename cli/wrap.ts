/** A space at which no line is broken. */
const HELD = '\u00a0'

export function held(text: string): string {
  return text.replaceAll(' ', HELD)
}

export function shown(line: string): string {
  return line.replaceAll(HELD, ' ')
}

/** Lines of so many columns, broken at spaces; all but the first stand in by `hang`. */
export function wrapped(text: string, width: number, hang = 0): readonly string[] {
  const lines: string[] = []
  let line = /^ */.exec(text)?.[0] ?? ''
  for (const word of text.trim().split(' '))
    for (const [index, piece] of pieces(word, width - hang).entries()) {
      const joined = line + (index > 0 || line.trim() === '' ? '' : ' ') + piece
      if (line.trim() === '' || columns(joined) <= width) {
        line = joined
      } else {
        lines.push(line.trimEnd())
        line = ' '.repeat(hang) + piece
      }
    }
  return [...lines, line.trimEnd()]
}

/** A word that no line holds goes on behind a slash or a colon; an address stays whole, so that it can be followed. */
function pieces(word: string, width: number): readonly string[] {
  if (columns(word) <= width || word.includes('://')) return [word]
  const at = Math.max(word.lastIndexOf('/', width - 1), word.lastIndexOf(':', width - 1)) + 1
  return at === 0 ? [word] : [word.slice(0, at), ...pieces(word.slice(at), width)]
}

/** Letters of East Asia take two columns, marks that are set on a letter none. */
export function columns(text: string): number {
  let sum = 0
  for (const char of text) sum += NONE.test(char) ? 0 : TWO.test(char) ? 2 : 1
  return sum
}

const NONE = /\p{Mark}|\u200d/u
const TWO =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u
