/**
 * JSON as it is written: of an object every member, also one whose name it already holds, of a number its spelling, and
 * of each value its place: `text.slice(start, end)`, in UTF-16 units. `JSON.parse` keeps none of these, and where a text
 * is broken it says the place in a way of each machine's own.
 */
export type JsonNode = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly spelled: string }
  | { readonly kind: 'word'; readonly value: boolean | null }
  | { readonly kind: 'list'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
)

/** `name` is read, escapes and all; it stands at `start`, with its quotes until `keyEnd`. */
type JsonMember = {
  readonly name: string
  readonly start: number
  readonly keyEnd: number
  readonly value: JsonNode
}

/** Where in the document (`Statement[2].Condition`), and what is wrong there. */
export type JsonError = { readonly path: string; readonly message: string }
type JsonRead =
  | { readonly ok: true; readonly node: JsonNode }
  | { readonly ok: false; readonly error: JsonError }

/** No key policy that KMS takes comes near: deeper is an attack on whoever walks the document. */
const DEEPEST = 24

class Broken extends Error {}

/** Takes what `JSON.parse` takes, but for a nest of more than 24. Never throws. https://www.rfc-editor.org/rfc/rfc8259 */
export function readJson(text: string): JsonRead {
  const reader = new Reader(text)
  try {
    return { ok: true, node: reader.document() }
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    return { ok: false, error: { path: pathOf(reader.names), message: error.message } }
  }
}

/** Of a text that `parsePolicy` takes. Throws where it is no JSON: a bug. */
export function nodeOf(text: string): JsonNode {
  const read = readJson(text)
  if (!read.ok) throw new Error(`${read.error.message} at "${read.error.path}"`)
  return read.node
}

export function pathOf(names: readonly (string | number)[]): string {
  return names
    .map((name, at) => (typeof name === 'number' ? `[${name}]` : at === 0 ? name : `.${name}`))
    .join('')
}

/** A string without an escape. */
const PLAIN = /"[ !#-[\]-\uffff]*"/y
const WORD = /(?:true|false|null)(?![\w$])/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y
const words = { true: true, false: false, null: null }

/** Recursion goes no deeper than DEEPEST. */
class Reader {
  private at = 0
  /** From the top to what is being read. */
  readonly names: (string | number)[] = []

  constructor(private readonly text: string) {}

  document(): JsonNode {
    const node = this.value()
    if (this.next() !== undefined) this.fail('Something follows the end of the JSON text')
    return node
  }

  private value(): JsonNode {
    if (this.names.length > DEEPEST) this.fail(`Nested more than ${DEEPEST} deep`)
    const char = this.next()
    const start = this.at
    // `end` is the last of each object that is made here: it is taken when the value has been read.
    if (char === '{') return { kind: 'object', members: this.members(), start, end: this.at }
    if (char === '[') return { kind: 'list', items: this.items(), start, end: this.at }
    if (char === '"') return { kind: 'text', value: this.string(), start, end: this.at }
    const word = this.match(WORD)
    if (word !== undefined)
      return { kind: 'word', value: words[word as keyof typeof words], start, end: this.at }
    const spelled = this.match(NUMBER)
    if (spelled !== undefined) return { kind: 'number', spelled, start, end: this.at }
    if (char === undefined) this.fail('The JSON text ends too early')
    return this.fail(char === '\ufeff' ? 'A byte order mark is no JSON' : 'No JSON value')
  }

  private members(): readonly JsonMember[] {
    const members: JsonMember[] = []
    this.at++
    if (this.next() === '}') return this.past(members)
    for (;;) {
      if (this.next() !== '"') this.fail('A name in double quotes is missing')
      const start = this.at
      const name = this.match(PLAIN)?.slice(1, -1) ?? this.string()
      const keyEnd = this.at
      this.names.push(name)
      if (this.next() !== ':') this.fail('A colon is missing')
      this.at++
      members.push({ name, start, keyEnd, value: this.value() })
      const isLast = this.endsWith('}', 'A comma or a closing brace is missing')
      if (isLast) return members
    }
  }

  private items(): readonly JsonNode[] {
    const items: JsonNode[] = []
    this.at++
    if (this.next() === ']') return this.past(items)
    for (;;) {
      this.names.push(items.length)
      items.push(this.value())
      const isLast = this.endsWith(']', 'A comma or a closing bracket is missing')
      if (isLast) return items
    }
  }

  private string(): string {
    const plain = this.match(PLAIN)
    // A slice would lean on the whole text, and every comparison of `decide` with it would take longer.
    if (plain !== undefined) return JSON.parse(plain) as string
    const start = this.at
    this.at++
    while (this.text[this.at] !== '"') {
      if (this.at >= this.text.length) this.fail('A string is not closed')
      this.at += this.text[this.at] === '\\' ? 2 : 1
    }
    this.at++
    try {
      return JSON.parse(this.text.slice(start, this.at)) as string
    } catch {
      return this.fail('A string holds a control character, or an escape that JSON does not have')
    }
  }

  /** Past what stands behind a member or an item, whose name is left only then. */
  private endsWith(closing: string, missing: string): boolean {
    const char = this.next()
    if (char !== closing && char !== ',') this.fail(missing)
    this.names.pop()
    this.at++
    return char === closing
  }

  private past<T>(whole: T): T {
    this.at++
    return whole
  }

  /** The next character that is no white space. */
  private next(): string | undefined {
    for (;;) {
      const char = this.text[this.at]
      if (char !== ' ' && char !== '\n' && char !== '\r' && char !== '\t') return char
      this.at++
    }
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const [found] = pattern.exec(this.text) ?? []
    this.at += found?.length ?? 0
    return found
  }

  private fail(message: string): never {
    throw new Broken(message)
  }
}
