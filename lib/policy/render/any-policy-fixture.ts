import fc from 'fast-check'
import type { PolicyDocument, StatementDocument } from '../document'

const nasty = [
  ...[
    '"',
    "'",
    '`',
    '$(touch x)',
    '`touch x`',
    '$HOME',
    '\\',
    '\\n',
    '\n',
    '\r\n',
    '\t',
    ' ',
    '  ',
    '!!',
    ';',
    '&',
  ],
  ...[
    '${',
    '${aws:ResourceAccount}',
    '$${',
    '$$',
    '$$${x}',
    '%{',
    '%%{',
    '%{ if x }',
    '&{',
    '&{aws:x}',
    '}',
    '{',
  ],
  ...[
    'yes',
    'No',
    '~',
    'null',
    'Null',
    'true',
    '- ',
    '- a',
    ': ',
    'a: b',
    '#',
    ' # x',
    '?',
    '|',
    '>',
    '*',
    '&a',
    '!x',
  ],
  ...['2012-10-17', '1e3', '0x10', '.inf', '<<', '---', '...', '%YAML', '[', ']', ',', '@', '', 'KEY_POLICY'],
  ...[
    'POLICY',
    '//',
    '*/',
    '/*',
    '</script>',
    '</script>',
    'é',
    'e\u0301',
    'ÿ',
    '\u00ad',
    '\u0085',
    '\u2028',
    '\u202e',
  ],
  ...[
    '\ufeff',
    '\u007f',
    '\u0000',
    '😀',
    '日本',
    '\u{10ffff}',
    '__proto__',
    'constructor',
    'Ref',
    'Fn::Sub',
    'Key',
  ],
]

/** What some language or other takes for more than text. */
const text = fc.oneof(
  fc.constantFrom(...nasty),
  fc.array(fc.constantFrom(...nasty), { maxLength: 6 }).map(parts => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const texts = fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 }))
const named = fc.oneof(
  fc.constant('*'),
  fc.dictionary(fc.constantFrom('AWS', 'Service', 'Federated', 'CanonicalUser', 'LiteralString'), texts, {
    minKeys: 1,
    maxKeys: 2,
  }),
)
const condition = fc.dictionary(
  fc.oneof(fc.constantFrom('StringEquals', 'Null', 'ForAnyValue:StringLike'), text),
  fc.dictionary(text, fc.oneof(texts, fc.boolean(), fc.integer()), { minKeys: 1, maxKeys: 2 }),
  { minKeys: 1, maxKeys: 2 },
)
export const statement = fc
  .tuple(
    fc.record({ Effect: fc.constantFrom('Allow', 'Deny') }),
    fc.record({ Sid: text, Condition: condition }, { requiredKeys: [] }),
    fc.oneof(fc.record({ Principal: named }), fc.record({ NotPrincipal: named })),
    fc.oneof(fc.record({ Action: texts }), fc.record({ NotAction: texts })),
    fc.oneof(fc.record({ Resource: texts }), fc.record({ NotResource: texts })),
  )
  .map(parts => Object.assign({}, ...parts) as StatementDocument)
export const policy: fc.Arbitrary<PolicyDocument> = fc.record(
  {
    Version: fc.constantFrom('2012-10-17', '2008-10-17'),
    Id: text,
    Statement: fc.array(statement, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ['Statement'] },
)
