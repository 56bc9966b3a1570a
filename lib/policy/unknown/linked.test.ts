import { expect, test } from 'vitest'
import { conditionOf } from '../condition'
import { knowledgeOf, type PolicyRequest } from '../request'
import { link } from './linked'
import { linksOf } from './links'
import { type Atom, conditionAtom, lookUpOf } from './open'
import { possibilitiesOf } from './possibilities'

const request: PolicyRequest = {
  principal: { service: 'q.amazonaws.com' },
  action: 'kms:Decrypt',
  resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  context: {},
  absent: [],
}
const knows = knowledgeOf(request)
const own = 'aws:sourceaccount'

function linked(operator: string, values: readonly string[]) {
  const condition = conditionOf(operator, 'aws:SourceAccount', values, true)
  const atom = conditionAtom(condition, knows) as Atom
  const base = new Map([[own, possibilitiesOf(own, [condition], lookUpOf(knows))]])
  const links = linksOf([atom], request, knows)
  const domain = link(base, links, [condition], knows, new Map()).get(own)
  const lengths = (domain?.possibilities ?? []).flatMap(({ carried }) =>
    carried === 'absent' ? [] : carried.map(value => value.length),
  )
  return { links: links.length, exact: domain?.exact, longest: Math.max(...lengths) }
}

const variable = `\${aws:SourceAccount}`

test('a value that is asked twice is one link', () => {
  expect(linked('StringEquals', [variable, 'x', variable])).toMatchObject({ links: 1, exact: true })
})

test.each([
  ['doubles its key', 'StringEquals', [`${variable}${variable}x`]],
  ['holds it a hundred times', 'StringLike', [`${variable}a`.repeat(100)]],
  ['holds it a hundred times in any case', 'StringEqualsIgnoreCase', [`${variable}a`.repeat(100)]],
  ['comes in many ways', 'StringEquals', Array.from({ length: 100 }, (_, n) => `${variable}${variable}${n}`)],
] as const)('a value that %s builds nothing long, and then not every way is known', (_, operator, values) => {
  const { exact, longest } = linked(operator, values)
  expect(longest).toBeLessThanOrEqual(2_048)
  expect(exact).toBe(false)
})
