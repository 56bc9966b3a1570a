/** Markup that is safe to put into a page as it is. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = Markup | string | number | false | null | undefined | readonly Part[]

/** Everything put in place is shown as text, unless it was made by this. */
export function html(parts: TemplateStringsArray, ...places: readonly Part[]): Markup {
  return new Markup(parts.reduce((text, part, index) => `${text}${shown(places[index - 1] ?? null)}${part}`))
}

function shown(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Markup) return part.text
  return Array.isArray(part) ? part.map(shown).join('') : escaped(String(part))
}

/** For HTML and XML, as text and in quoted attributes. XML knows no lone surrogates, U+FFFE or U+FFFF. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)
}
