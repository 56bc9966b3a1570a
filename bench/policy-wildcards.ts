import { decide, type PolicyDocument, type PolicyRequest, type StatementDocument } from '@/lib/policy'
import type { Figure } from './figure'
import { inTurns } from './processor'

/** As large as a key policy may be. https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html */
const WHOLE = 32_768 - 400

/** Patterns that make a matcher try again and again, each as long as a policy may be. */
const attacks: Readonly<Record<string, string>> = {
  'nothing but stars': often('*', WHOLE),
  '*a*a*a…b': `${often('*a', WHOLE)}b`,
  '*?*?*?…': often('*?', WHOLE),
  '*a?a?a?…b*': `*${often('a?', WHOLE / 2)}b*`,
  '*aaa…b*': `*${often('a', WHOLE / 2)}b*`,
  '*aa…?aa…?…b*': `*${often(`${'a'.repeat(40)}?`, WHOLE / 2)}b*`,
  '*a?a?…b*a?a?…b…': often(`*${'a?'.repeat(15)}b`, WHOLE),
  '*a?a?…a*a?a?…a…b': `${often(`*${'a?'.repeat(10)}a`, WHOLE)}b`,
}
const texts = ['a'.repeat(WHOLE), `${'a'.repeat(WHOLE)}b`, 'ab'.repeat(WHOLE / 2)]

type Place = {
  readonly statement: (pattern: string) => Partial<StatementDocument>
  readonly request: (text: string) => Partial<PolicyRequest>
}

const ARN = 'arn:aws:s3:::'
const places: Readonly<Record<string, Place>> = {
  StringLike: {
    statement: pattern => ({ Condition: { StringLike: { 'aws:PrincipalTag/team': pattern } } }),
    request: text => ({ context: { 'aws:PrincipalTag/team': text } }),
  },
  ArnLike: {
    statement: pattern => ({ Condition: { ArnLike: { 'aws:SourceArn': `${ARN}${pattern}` } } }),
    request: text => ({ context: { 'aws:SourceArn': `${ARN}${text}` } }),
  },
  'StringLike, of a key that nobody knows': {
    statement: pattern => ({ Condition: { StringLike: { 'aws:PrincipalTag/team': pattern } } }),
    request: () => ({ absent: [] }),
  },
  'ArnLike, of a key that nobody knows': {
    statement: pattern => ({ Condition: { ArnLike: { 'aws:SourceArn': `${ARN}${pattern}` } } }),
    request: () => ({ absent: [] }),
  },
  'StringLike, behind a variable that nobody knows': {
    statement: pattern => ({
      Condition: { StringLike: { 'aws:PrincipalTag/team': `\${aws:username}${pattern}` } },
    }),
    request: text => ({ context: { 'aws:PrincipalTag/team': text }, unknown: ['aws:username'] }),
  },
  'StringLike, of a key that nobody knows, behind a variable': {
    statement: pattern => ({
      Condition: { StringLike: { 'aws:PrincipalTag/team': `\${aws:username}${pattern}` } },
    }),
    request: text => ({
      context: { 'aws:username': text.slice(0, 64) },
      unknown: ['aws:PrincipalTag/team'],
    }),
  },
  Action: { statement: pattern => ({ Action: pattern }), request: text => ({ action: text }) },
  Resource: {
    statement: pattern => ({ Resource: `${ARN}${pattern}` }),
    request: text => ({ resource: `${ARN}${text}` }),
  },
}

/** In each place, the pattern and the text that take longest; the policy is compiled each time. */
export async function wildcardFigures(): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const [name, place] of Object.entries(places)) {
    const tries = Object.entries(attacks).flatMap(([attack, pattern]) =>
      texts.map(text => ({ attack, work: attackOn(place, pattern, text) })),
    )
    const times = await inTurns(
      tries.map(({ work }) => work),
      3,
      0.1,
    )
    const worst = Math.max(...times)
    const attack = tries[times.indexOf(worst)]?.attack
    figures.push({
      what: `32 KB of wildcards in ${name}, at worst ${attack}`,
      measured: worst,
      limit: 10,
      unit: 'ms',
    })
  }
  return figures
}

function attackOn(place: Place, pattern: string, text: string) {
  const Statement: StatementDocument = {
    Effect: 'Allow',
    Principal: '*',
    Action: 'kms:*',
    Resource: '*',
    ...place.statement(pattern),
  }
  const policy: PolicyDocument = { Version: '2012-10-17', Statement }
  const request: PolicyRequest = {
    principal: { service: 'q.amazonaws.com' },
    action: 'kms:Decrypt',
    resource: `${ARN}none`,
    context: {},
    ...place.request(text),
  }
  return () => decide(policy, request).decision
}

function often(piece: string, length: number): string {
  return piece.repeat(Math.floor(length / piece.length))
}
