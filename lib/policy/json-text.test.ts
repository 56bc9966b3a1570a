import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countOfReadings, lastReading, readingAt } from './duplicate-keys'
import { type JsonNode, nodeOf, readJson } from './json-text'

/** undefined: no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function read(text: string): unknown {
  const read = readJson(text)
  if (!read.ok) return undefined
  const last = lastReading(read.node)
  expect(readingAt(read.node, countOfReadings(read.node) - 1)).toStrictEqual(last)
  return last
}

const json = fc.json({ maxDepth: 4 })
/** Near enough to JSON to be broken in every way. */
const nearly = fc
  .tuple(
    json,
    fc.nat(),
    fc.nat(3),
    fc.constantFrom('', ',', '"', '\\', '{', ']', ':', '0', '.', 'e', '\u0000', '\ufeff', '\ud800', '\n'),
  )
  .map(([text, at, cut, put]) => {
    const from = at % (text.length + 1)
    return text.slice(0, from) + put + text.slice(from + cut)
  })
const pieces = fc
  .array(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"a"',
      '"b"',
      '"',
      '1',
      '-',
      '.5',
      'e9',
      'true',
      'nul',
      ' ',
      '\\u00',
      '\t',
    ),
    { maxLength: 14 },
  )
  .map(parts => parts.join(''))

test('a text is read as JSON.parse reads it, or refused where that refuses', () => {
  fc.assert(
    fc.property(fc.oneof(json, nearly, pieces, fc.string({ unit: 'binary' })), text => {
      expect(read(text)).toStrictEqual(parsed(text))
    }),
    { numRuns: 3000 },
  )
})

function placesHold(text: string, node: JsonNode): void {
  expect(JSON.parse(text.slice(node.start, node.end))).toStrictEqual(lastReading(node))
  if (node.kind === 'list') for (const item of node.items) placesHold(text, item)
  if (node.kind !== 'object') return
  for (const { name, start, keyEnd, value } of node.members) {
    expect(JSON.parse(text.slice(start, keyEnd))).toBe(name)
    expect(text.slice(keyEnd, value.start)).toMatch(/^\s*:\s*$/)
    placesHold(text, value)
  }
}

test('each value and each name is where the text has it, also of a key that is there twice', () => {
  const gaps = fc.constantFrom(undefined, 1, '\t')
  fc.assert(
    fc.property(json, gaps, (text, gap) => {
      const twice = ` {"a" : ${JSON.stringify(JSON.parse(text), null, gap)}\n,"\\u0061":${text} }\n`
      placesHold(twice, nodeOf(twice))
    }),
    { numRuns: 200 },
  )
})

test.each([
  ['', '', 'ends too early'],
  ['{"Statement":[{"Sid":"a" "Effect":"Allow"}]}', 'Statement[0].Sid', ''],
  ['{"Version":"2012-10-17",}', '', 'name in double quotes'],
  ['{"Statement":[{"Action":["kms:*",]}]}', 'Statement[0].Action[1]', 'No JSON value'],
  ['\ufeff{}', '', 'byte order mark'],
  ['{"Statement":[]}{}', '', 'follows the end'],
  ["{'Statement':[]}", '', 'name in double quotes'],
  ['{"Id":"a\u0000"}', 'Id', 'control character'],
  ['{"Statement":[{"Sid":"open}]}', 'Statement[0].Sid', 'not closed'],
])('%j is broken at %j', (text, path, message) => {
  const read = readJson(text)
  expect(read).toMatchObject({ ok: false, error: { path } })
  expect(read.ok || read.error.message).toContain(message)
})
