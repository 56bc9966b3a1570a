import type { Message } from '@/lib/message'
import { render } from '@/lib/message'

/** Where a text stands: a JSON Pointer (RFC 6901) into the report. */
export type Pointer = string

/** The program's own words and AWS's, the same in every report. */
const ours = new Set([
  'version',
  'kind',
  'verdict',
  'unknown',
  'answer',
  'language',
  'source',
  'judgedAt',
  'generatedAt',
  'at',
  'service',
  'operation',
  'partition',
  'region',
  'regions',
  'primaryRegion',
  'metadata',
  'redaction',
])

export type Change = {
  /** Of what AWS, a person or a file handed in. */
  readonly text: (text: string, where: Pointer) => string
  /** Of the program's own sentences: a name put in place of a word that everybody knows would give away the name. */
  readonly template: (text: string, where: Pointer) => string
  /** Of a policy or a statement. */
  readonly json: (text: string, where: Pointer) => string
}

/** The value anew with each text in it changed, and each sentence made anew of its changed parts. */
export function changed<T>(value: T, change: Change, where?: Pointer): T
export function changed(value: unknown, change: Change, where: Pointer = ''): unknown {
  if (typeof value === 'string') return change.text(value, where)
  if (Array.isArray(value)) return value.map((each, index) => changed(each, change, `${where}/${index}`))
  if (typeof value !== 'object' || value === null) return value
  if (isMessage(value)) return sentence(value, change, where)
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      const at = `${where}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
      if (isOurs(key, where) || isCheckId(key, where)) return [key, each]
      if (key === 'text' && typeof each === 'string' && holdsJson(value, where))
        return [key, change.json(each, at)]
      return [key, changed(each, change, at)]
    }),
  )
}

/** What a tag is called is whoever's word it is. */
const isOurs = (key: string, where: Pointer) => ours.has(key) && !where.endsWith('/key/tags')
const isCheckId = (key: string, where: Pointer) => key === 'id' && /^\/findings\/\d+$/.test(where)

function holdsJson(value: object, where: Pointer): boolean {
  return ('language' in value && value.language === 'json') || /^\/keyPolicies\/\d+$/.test(where)
}

function isMessage(value: object): value is Message {
  return 'template' in value && 'params' in value && 'text' in value
}

function sentence(message: Message, change: Change, where: Pointer): Message {
  const template = message.template.replace(/\{\w+\}|[^{]+|\{/g, part =>
    /^\{\w+\}$/.test(part) ? part : change.template(part, `${where}/template`),
  )
  const params = Object.fromEntries(
    Object.entries(message.params).map(([name, value]) => {
      const at = `${where}/params/${name}`
      if (typeof value === 'string') return [name, change.text(value, at)]
      const asText = change.text(String(value), at)
      return [name, asText === String(value) ? value : asText]
    }),
  )
  const asMade = render(message.template, message.params) === message.text
  const text = asMade ? render(template, params) : change.text(message.text, `${where}/text`)
  return { text, template, params }
}
