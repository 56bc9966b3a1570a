/** A sentence that a person reads: a template in English (which is also its key) and what stands in its places. */
export type Message = { readonly text: string; readonly template: string; readonly params: Params }
export type Params = Readonly<Record<string, string | number>>

type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type Given<T extends string> = [Names<T>] extends [never]
  ? [params?: Record<never, never>]
  : [params: { readonly [K in Names<T>]: string | number }]

export function msg<T extends string>(template: T, ...[params]: Given<T>): Message {
  const clipped: Params = Object.fromEntries(
    Object.entries<string | number>(params ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? clip(value) : value,
    ]),
  )
  return { text: render(template, clipped), template, params: clipped }
}

/** A translation is another template with the same parameters. Numbers are grouped, text is made harmless. */
export function render(template: string, params: Params): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined
    if (value === undefined) return place
    return typeof value === 'number' ? value.toLocaleString('en-US') : visible(value)
  })
}

/** Longest piece of foreign text that a sentence carries; a name or a reason of 100 kB would bury the rest. */
const LONGEST = 400

export function clip(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text
  return `${text.slice(0, longest).toWellFormed()}… (${text.length.toLocaleString('en-US')} characters)`
}

// C0 and C1 controls move a terminal's cursor, bidi controls reorder what stands around them: both are shown by number.
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\u200b\u2028\u2029\u2060\ufeff]/gu

export function visible(text: string): string {
  return text.replace(UNSEEN, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
