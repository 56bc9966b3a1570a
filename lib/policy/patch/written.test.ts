import { describe, expect, test } from 'vitest'
import { idc, viaIdc } from './fixture'
import { patch } from './patch'

const instance = 'kms:EncryptionContext:aws:sso:instance-arn'

/** What is added, as each way of writing has it; `arn` and `via` stand for the two values. */
const rows: readonly (readonly [name: string, before: string, after: string])[] = [
  [
    'as the console writes it',
    `{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": { "AWS": "*" }
        }
    ]
}
`,
    `{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": { "AWS": "*" }
        },
        {
            "Sid": "SID",
            "Effect": "Allow",
            "Principal": {
                "Service": "q.amazonaws.com"
            },
            "Action": "kms:Decrypt",
            "Resource": "*",
            "Condition": {
                "StringEquals": {
                    "INSTANCE": "ARN",
                    "kms:ViaService": "VIA"
                }
            }
        }
    ]
}
`,
  ],
  [
    'as KMS returns it',
    `{
  "Version" : "2012-10-17",
  "Statement" : [ {
    "Sid" : "One",
    "Effect" : "Allow",
    "Action" : [ "kms:Encrypt", "kms:Decrypt" ]
  } ]
}`,
    `{
  "Version" : "2012-10-17",
  "Statement" : [ {
    "Sid" : "One",
    "Effect" : "Allow",
    "Action" : [ "kms:Encrypt", "kms:Decrypt" ]
  }, {
    "Sid" : "SID",
    "Effect" : "Allow",
    "Principal" : {
      "Service" : "q.amazonaws.com"
    },
    "Action" : "kms:Decrypt",
    "Resource" : "*",
    "Condition" : {
      "StringEquals" : {
        "INSTANCE" : "ARN",
        "kms:ViaService" : "VIA"
      }
    }
  } ]
}`,
  ],
  [
    'a lone statement becomes the first of a list, with its bytes',
    `{
\t"Statement": {
\t\t"Effect":   "Allow",
\t\t"Action": [ "kms:*" ]
\t}
}`,
    `{
\t"Statement": [{
\t\t"Effect":   "Allow",
\t\t"Action": [ "kms:*" ]
\t}, {
\t\t"Sid": "SID",
\t\t"Effect": "Allow",
\t\t"Principal": {
\t\t\t"Service": "q.amazonaws.com"
\t\t},
\t\t"Action": "kms:Decrypt",
\t\t"Resource": "*",
\t\t"Condition": {
\t\t\t"StringEquals": {
\t\t\t\t"INSTANCE": "ARN",
\t\t\t\t"kms:ViaService": "VIA"
\t\t\t}
\t\t}
\t}]
}`,
  ],
  [
    'one statement a line',
    `{"Statement":[
 {"Effect":"Allow"},
 {"Effect":"Deny"}
]}`,
    `{"Statement":[
 {"Effect":"Allow"},
 {"Effect":"Deny"},
 {"Sid":"SID","Effect":"Allow","Principal":{"Service":"q.amazonaws.com"},"Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"INSTANCE":"ARN","kms:ViaService":"VIA"}}}
]}`,
  ],
  [
    'no statement yet',
    `{
  "Version": "2012-10-17",
  "Statement": []
}`,
    `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "SID",
      "Effect": "Allow",
      "Principal": {
        "Service": "q.amazonaws.com"
      },
      "Action": "kms:Decrypt",
      "Resource": "*",
      "Condition": {
        "StringEquals": {
          "INSTANCE": "ARN",
          "kms:ViaService": "VIA"
        }
      }
    }
  ]
}`,
  ],
  [
    'on one line',
    '{ "Statement": [{ "Effect": "Allow" }] }',
    '{ "Statement": [{ "Effect": "Allow" }, { "Sid": "SID", "Effect": "Allow", "Principal": { "Service": "q.amazonaws.com" }, "Action": "kms:Decrypt", "Resource": "*", "Condition": { "StringEquals": { "INSTANCE": "ARN", "kms:ViaService": "VIA" } } }] }',
  ],
]

function filled(text: string): string {
  const values = idc.Condition?.StringEquals ?? {}
  return text
    .replace('SID', idc.Sid)
    .replace('INSTANCE', instance)
    .replace('ARN', String(values[instance]))
    .replace('VIA', String(values['kms:ViaService']))
}

function patchedText(before: string): string | undefined {
  const result = patch(before, [viaIdc])
  if (result.kind === 'patched') return result.text
  return result.kind === 'refused' ? result.patched.text : undefined
}

describe('an added statement looks like its neighbours', () => {
  test.each(rows)('%s', (_name, before, after) => {
    expect(patchedText(before)).toBe(filled(after))
  })

  test.each(rows)('with CRLF too: %s', (_name, before, after) => {
    expect(patchedText(before.replaceAll('\n', '\r\n'))).toBe(filled(after).replaceAll('\n', '\r\n'))
  })
})

describe('of a mended statement only the value changes', () => {
  const ours = (via: string) =>
    filled(`{ "Statement":
  {"Condition" : {"StringEquals":{ "INSTANCE" :"ARN",
     "kms:Via\\u0053ervice":${via} } }, "Sid":"SID", "Resource":["*"],
   "Effect" :"Allow", "Action":  "kms:Decrypt" , "Principal":{"Service":"q.amazonaws.com"}}
}\r\n`)

  test.each([
    ['a text', '"sso.us-west-2.amazonaws.com"'],
    ['a text with escapes', '"sso.us\\u002dwest-2.amazonaws.com"'],
    ['a list', '[ "sso.us-west-2.amazonaws.com",\n "sso.eu-west-1.amazonaws.com" ]'],
    ['an empty list', '[]'],
  ])('%s', (_name, via) => {
    expect(patchedText(ours(via))).toBe(ours('"sso.us-east-1.amazonaws.com"'))
  })
})
