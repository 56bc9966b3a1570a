import { expect, test } from 'vitest'
import { type Decision, decide, type PolicyRequest, type StatementDocument } from '../index'
import { type Conditions, statement } from './statement.fixture'

const tag = (name: string) => `aws:PrincipalTag/${name}`
const [one, two, three] = ['a', 'b', 'c'].map(tag) as [string, string, string]
const [ofOne, ofTwo, ofThree] = [one, two, three].map(key => `\${${key}}`) as [string, string, string]
const ofTwoOr = (fallback: string) => `\${${two}, '${fallback}'}`
const names = 'aws:TagKeys'

const allow = (Condition: Conditions) => statement('Allow', Condition)
const deny = (Condition: Conditions) => statement('Deny', Condition)
const both = (equals: string, like: string) =>
  allow({ StringEquals: { [one]: equals }, StringLike: { [one]: like } })

const request: PolicyRequest = {
  principal: { service: 'q.amazonaws.com' },
  action: 'kms:Decrypt',
  resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  context: {},
  unknown: [one, two, three, names, 'aws:SourceArn'],
}

type Case = readonly [string, readonly StatementDocument[], Decision['decision']]

/** Of one key, values with the same unknown variables, which no text can have together. */
const impossible: readonly Case[] = [
  ['a text, and it and one character more', [both(ofTwo, `${ofTwo}?`)], 'implicit-deny'],
  ['a text, and it within others', [both(ofTwo, `?*${ofTwo}*`)], 'implicit-deny'],
  ['a text, and it twice and more', [both(ofTwo, `${ofTwo}*${ofTwo}x`)], 'implicit-deny'],
  [
    'two texts, and one of them and more',
    [both(`${ofTwo}x${ofThree}`, `${ofThree}${ofTwo}??`)],
    'implicit-deny',
  ],
  ['even and odd', [both(`${ofTwo}${ofTwo}`, `${ofThree}x${ofThree}`)], 'implicit-deny'],
  ['a letter of which it has one more', [both(`x${ofTwo}`, `${ofTwo}y`)], 'implicit-deny'],
  ['a letter within, of which it has one more', [both(`x${ofTwo}`, `${ofTwo}y*`)], 'implicit-deny'],
  [
    'one letter behind it, and another',
    [
      allow({ StringLike: { [one]: `${ofTwo}x*` }, StringNotEquals: { [two]: 'y' } }),
      deny({ StringNotLike: { [one]: `${ofTwo}y*` } }),
    ],
    'deny',
  ],
  [
    'one letter before it, and another',
    [allow({ StringLike: { [one]: `*x${ofTwo}` }, ArnLike: { [one]: `arn:aws:s3:::*y${ofTwo}` } })],
    'implicit-deny',
  ],
  ['the same letters in another round', [both(`xyz${ofTwo}`, `${ofTwo}xzy`)], 'implicit-deny'],
  ['itself and more', [allow({ StringEquals: { [one]: `x${ofOne}` } })], 'implicit-deny'],
  ['itself and any one more', [allow({ StringLike: { [one]: `*${ofOne}?` } })], 'implicit-deny'],
  ['a default, and it and one character more', [both(ofTwoOr('x'), `${ofTwoOr('x')}?`)], 'implicit-deny'],
  ['a default where the key has to be there', [both(ofTwo, `${ofTwoOr('x')}?`)], 'implicit-deny'],
  [
    'a default that is not the other one',
    [
      allow({
        StringEquals: { [one]: ofTwoOr('x') },
        StringLike: { [one]: ofTwoOr('y') },
        Null: { [two]: 'true' },
      }),
    ],
    'implicit-deny',
  ],
  [
    'what is not there',
    [allow({ StringLike: { [one]: `x${ofTwo}*` }, Null: { [two]: 'true' } })],
    'implicit-deny',
  ],
  [
    'a text, and neither it nor it and more',
    [allow({ StringEquals: { [one]: ofTwo }, StringNotLike: { [one]: `${ofTwo}*` } })],
    'implicit-deny',
  ],
  [
    'a text, and it within others that are denied',
    [allow({ StringEquals: { [one]: `x${ofTwo}` } }), deny({ StringLike: { [one]: `*${ofTwo}*` } })],
    'deny',
  ],
  [
    'a text, and it whatever its case',
    [
      allow({ StringEquals: { [one]: `x${ofTwo}` } }),
      deny({ StringEqualsIgnoreCase: { [one]: `X${ofTwo}` } }),
    ],
    'deny',
  ],
  [
    'two first letters, whatever their case',
    [allow({ StringEqualsIgnoreCase: { [one]: `X${ofTwo}` }, StringEquals: { [one]: `y${ofTwo}` } })],
    'implicit-deny',
  ],
  [
    'two first letters before two variables, whatever their case',
    [
      allow({
        StringEqualsIgnoreCase: { [one]: [`X${ofTwo}`, `Z${ofTwo}`] },
        StringLike: { [one]: `y${ofThree}*` },
      }),
    ],
    'implicit-deny',
  ],
  [
    'two last letters, whatever their case',
    [allow({ StringEqualsIgnoreCase: { [one]: `${ofTwo}X` }, StringLike: { [one]: '*y' } })],
    'implicit-deny',
  ],
  [
    'a text, and it and one character more, whatever their case',
    [allow({ StringEqualsIgnoreCase: { [one]: ofTwo }, StringEquals: { [one]: `${ofTwo}x` } })],
    'implicit-deny',
  ],
]

/** The same, where some text has them. */
const possible: readonly Case[] = [
  [
    'a text and more, and it and one character more',
    [allow({ StringLike: { [one]: [`${ofTwo}*`] }, StringLikeIfExists: { [one]: `${ofTwo}?` } })],
    'conditional',
  ],
  [
    'no text, or it and one character more',
    [allow({ StringLikeIfExists: { [one]: `${ofTwo}?` }, StringEqualsIfExists: { [one]: ofTwo } })],
    'conditional',
  ],
  ['a text, and what another text and one character more is', [both(ofTwo, `${ofThree}?`)], 'conditional'],
  ['one letter before and the same behind', [both(`x${ofTwo}`, `${ofTwo}x`)], 'conditional'],
  ['the same letters in the same round', [both(`xyz${ofTwo}`, `${ofTwo}zxy`)], 'conditional'],
  ['twice, and one letter more', [both(`${ofTwo}${ofTwo}`, `${ofTwo}x`)], 'conditional'],
  ['two lengths of two defaults', [both(ofTwoOr('x'), `${ofTwoOr('')}?`)], 'conditional'],
  ['a star that it holds itself', [both(`${ofTwo}*`, `${ofTwo}?`)], 'conditional'],
  [
    'a letter in the other case',
    [allow({ StringEqualsIgnoreCase: { [one]: `X${ofTwo}` }, StringEquals: { [one]: `x${ofTwo}` } })],
    'conditional',
  ],
  [
    'a first letter and a last one, whatever their case',
    [allow({ StringEqualsIgnoreCase: { [one]: `X${ofTwo}` }, StringEquals: { [one]: `${ofTwo}x` } })],
    'conditional',
  ],
  [
    'two of several values',
    [
      allow({
        'ForAnyValue:StringEquals': { [names]: ofTwo },
        'ForAnyValue:StringLike': { [names]: `${ofTwo}?` },
      }),
    ],
    'conditional',
  ],
  [
    'either of two',
    [
      allow({
        StringEquals: { [one]: [`x${ofTwo}`, `y${ofTwo}`] },
        StringLike: { [one]: [`z${ofTwo}`, `x${ofTwo}`] },
      }),
    ],
    'conditional',
  ],
  [
    'neither a text nor it and more',
    [allow({ StringNotEquals: { [one]: ofTwo }, StringNotLike: { [one]: `${ofTwo}?` } })],
    'conditional',
  ],
  [
    'a text, but not it within one that is longer',
    [allow({ StringEquals: { [one]: ofTwo }, StringNotLike: { [one]: `${ofTwo}?*` } })],
    'conditional',
  ],
]

test.each([...impossible, ...possible])('%s', (_, Statement, decision) => {
  expect(decide({ Version: '2012-10-17', Statement }, request).decision).toBe(decision)
})
