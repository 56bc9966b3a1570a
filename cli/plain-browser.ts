import { type BuiltServer, formWith } from './built-server'

/** A browser without a script: keeps cookies, sends forms, follows nothing by itself. For tests. */
export class PlainBrowser {
  readonly cookies = new Map<string, string>()
  /** Each Set-Cookie line that came, the newest last. */
  readonly set: string[] = []

  constructor(
    private readonly server: Pick<BuiltServer, 'address'>,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const { address } = this.server
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(new URL(path, address), {
      redirect: 'manual',
      ...init,
      headers: { origin: address, cookie, ...this.headers, ...init.headers },
    })
    for (const line of answer.headers.getSetCookie()) this.keep(line)
    return answer
  }

  async page(path: string): Promise<string> {
    return (await this.fetch(path)).text()
  }

  /** Fills in and sends the page's form that holds a field of the first of these names. */
  async submit(path: string, values: Readonly<Record<string, string>>): Promise<Response> {
    const form = formWith(await this.page(path), Object.keys(values)[0] ?? '')
    for (const [name, value] of Object.entries(values)) form.set(name, value)
    return this.fetch(path, { method: 'POST', body: form })
  }

  private keep(line: string): void {
    this.set.push(line)
    const [pair = '', ...attributes] = line.split('; ')
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    if (attributes.some(attribute => /^max-age=0$/i.test(attribute))) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}
