import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PolicyDocument } from '../document'
import { applyEdits, type Edit, namesOf, pointer } from '../edit'
import { type JsonNode, nodeOf } from '../json-text'
import { editText } from './edit-text'
import { childOf, pathAt } from './path'

const add = (path: string, value: unknown): Edit => ({ op: 'add', path, value })
const replace = (path: string, value: unknown): Edit => ({ op: 'replace', path, from: null, value })
const remove = (path: string): Edit => ({ op: 'remove', path, from: null })

const rows: readonly (readonly [name: string, text: string, edit: Edit, expected: string])[] = [
  ['a compact list stays compact', '{"a":[1,2]}', add('/a/-', 3), '{"a":[1,2,3]}'],
  ['a spaced list stays spaced', '{"a": [1, 2]}', add('/a/-', 3), '{"a": [1, 2, 3]}'],
  ['one entry tells the space after its colon', '{"a": [1]}', add('/a/-', 3), '{"a": [1, 3]}'],
  ['lines stay lines', '{\n  "a": [\n    1\n  ]\n}', add('/a/-', 2), '{\n  "a": [\n    1,\n    2\n  ]\n}'],
  [
    'CRLF stays CRLF',
    '{\r\n "a": [\r\n  1\r\n ]\r\n}',
    add('/a/-', 2),
    '{\r\n "a": [\r\n  1,\r\n  2\r\n ]\r\n}',
  ],
  ['a comma before the entry stays there', '[\n  1\n, 2\n]', add('/-', 3), '[\n  1\n, 2\n, 3\n]'],
  ['in front of an entry', '[ 1,  2 ]', add('/0', 0), '[ 0,  1,  2 ]'],
  ['an empty list in lines', '{\n  "a": []\n}', add('/a/-', 1), '{\n  "a": [\n    1\n  ]\n}'],
  ['an empty list with blanks', '{"a":[ \n ]}', add('/a/-', 1), '{"a":[1]}'],
  ['an empty object', '{"a": {}}', add('/a/b', 1), '{"a": {"b": 1}}'],
  ['a padded object', '{ "a": { "b": 1 } }', add('/a/c', {}), '{ "a": { "b": 1, "c": {} } }'],
  [
    'tabs',
    '{\n\t"a": {\n\t\t"b": 1\n\t}\n}',
    add('/c', { d: 2 }),
    '{\n\t"a": {\n\t\t"b": 1\n\t},\n\t"c": {\n\t\t"d": 2\n\t}\n}',
  ],
  [
    'a list is written as its neighbours are',
    '[{ "a" : 1 }]',
    add('/-', { b: [2] }),
    '[{ "a" : 1 }, { "b" : [2] }]',
  ],
  ['a key with an escape', '{"\\u0061" : 1, "b":2}', replace('/a', 'é"\n'), '{"\\u0061" : "é\\"\\n", "b":2}'],
  ['a name with a slash', '{"a/b~c": 1}', replace('/a~1b~0c', 2), '{"a/b~c": 2}'],
  ['brackets within a text', '{"a":"]}\\"[","b":1}', replace('/b', 2), '{"a":"]}\\"[","b":2}'],
  [
    'numbers as they are written',
    '{"a":1e2,"b":-0.5 ,"c":null}',
    replace('/c', true),
    '{"a":1e2,"b":-0.5 ,"c":true}',
  ],
  [
    'an object that becomes a list of itself',
    '{"a": {"b" :1}}',
    replace('/a', [{ b: 1 }]),
    '{"a": [{"b" :1}]}',
  ],
  [
    'an object that becomes the first of a list',
    '{"a": {"b":1}}',
    replace('/a', [{ b: 1 }, 2]),
    '{"a": [{"b":1},2]}',
  ],
  [
    'tabs and spaces that are no step of each other',
    '{\n\t"a": {\n\t\t\t\t"b": 1\n  }\n}',
    add('/a/c', { d: 2 }),
    '{\n\t"a": {\n\t\t\t\t"b": 1,\n\t\t\t\t"c": {\n\t\t\t\t\t"d": 2\n\t\t\t\t}\n  }\n}',
  ],
  ['the first of three', '[1, 2,3]', remove('/0'), '[2,3]'],
  ['the last of three', '[1, 2,3 ]', remove('/2'), '[1, 2 ]'],
  ['the only one', '{"a": {"b": 1} }', remove('/a/b'), '{"a": {} }'],
  ['a key in the middle', '{\n "a": 1,\n "b": 2,\n "c": 3\n}', remove('/b'), '{\n "a": 1,\n "c": 3\n}'],
]

describe('a step on the text', () => {
  test.each(rows)('%s', (_name, text, edit, expected) => {
    const edited = editText(text, [edit])
    expect(edited).toBe(expected)
    expect(JSON.parse(edited)).toEqual(applyEdits(JSON.parse(text) as PolicyDocument, [edit]))
  })

  test.each([
    ['/b', replace('/b', 1)],
    ['/a/2', remove('/a/2')],
    ['/a/9', add('/a/9', 1)],
    ['/a/0/b', add('/a/0/b', 1)],
    ['/x/y', add('/x/y', 1)],
  ])('%s leads nowhere', (_path, edit) => {
    expect(() => editText('{"a":[1,2]}', [edit])).toThrow('leads nowhere')
  })
})

const blank = fc.stringMatching(/^[ \t\r\n]{0,3}$/)

/** The value as JSON with white space of any kind between its parts. */
function written(value: unknown, blanks: () => string): string {
  const parts = (entries: readonly string[]) =>
    entries.length === 0 ? blanks() : entries.map(each => blanks() + each + blanks()).join(',')
  if (Array.isArray(value)) return `[${parts(value.map(each => written(each, blanks)))}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${parts(
    Object.entries(value).map(
      ([key, each]) => `${JSON.stringify(key)}${blanks()}:${blanks()}${written(each, blanks)}`,
    ),
  )}}`
}

// As JSON has them: of -0 it writes 0.
const values = fc.json({ maxDepth: 4 }).map(text => JSON.parse(text) as unknown)
const texts = fc.tuple(values, fc.array(blank, { minLength: 1, maxLength: 30 })).map(([value, blanks]) => {
  let at = 0
  const next = () => blanks[at++ % blanks.length] ?? ''
  return next() + written(value, next) + next()
})

/** Each value with its path, from the parsed document. */
function inner(value: unknown, path: string): readonly (readonly [path: string, value: unknown])[] {
  const below = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return [[path, value], ...below.flatMap(([name, each]) => inner(each, path + pointer(name)))]
}

test('everything is found where it stands', () => {
  fc.assert(
    fc.property(texts, text => {
      const root = nodeOf(text)
      for (const [path, value] of inner(JSON.parse(text), '')) {
        let node: JsonNode | undefined = root
        for (const name of namesOf(path)) node = node && childOf(node, name)
        expect(JSON.parse(text.slice(node?.start, node?.end))).toEqual(value)
        expect(pathAt(root, node?.start ?? -1)).toBe(path)
      }
    }),
    { numRuns: 100 },
  )
})

test('one more entry leaves the others byte for byte', () => {
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 4 }), values, blank, (entries, value, gap) => {
      const text = `{"Statement":${gap}[${entries.join(',')}${gap}]}`
      const edited = editText(text, [add('/Statement/-', value)])
      expect(JSON.parse(edited)).toEqual({ Statement: [...entries.map(each => JSON.parse(each)), value] })
      let from = 0
      for (const entry of entries) {
        const found = edited.indexOf(entry.trim(), from)
        expect(found).toBeGreaterThanOrEqual(from)
        from = found + entry.trim().length
      }
    }),
    { numRuns: 200 },
  )
})
