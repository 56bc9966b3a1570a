import { describe, expect, test } from 'vitest'
import { type Asking, isWithin, may, mayReach, type Right, type Role, rights, roleNames } from './rights'

const person = (role: Role): Asking => ({
  kind: 'person',
  id: 'p1',
  name: 'Ada',
  email: 'ada@example.com',
  role,
  sessionId: 's1',
  secondFactor: false,
})
const key = (role: Role, personRole: Role): Asking => ({
  kind: 'api-key',
  id: 'k1',
  name: 'CI',
  role,
  personId: 'p1',
  personRole,
})

describe('what each role may', () => {
  test.each<[Role, readonly Right[]]>([
    ['admin', ['see', 'see-shared', 'compare', 'check', 'share', 'connect', 'fix', 'people']],
    ['operator', ['see', 'see-shared', 'compare', 'check', 'share']],
    ['viewer', ['see', 'see-shared', 'compare']],
    ['support', ['see-shared', 'compare']],
  ])('%s', (role, expected) => {
    expect((Object.keys(rights) as Right[]).filter(right => may(person(role), right))).toEqual(expected)
  })
})

test('nobody may nothing, set up or not', () => {
  for (const setUp of [true, false])
    for (const right of Object.keys(rights) as Right[])
      expect(may({ kind: 'nobody', setUp }, right)).toBe(false)
})

test('a first look is at the demo: it connects nothing, writes nothing, and looks after nobody', () => {
  const may1 = (Object.keys(rights) as Right[]).filter(right => !may({ kind: 'nobody-needed' }, right))
  expect(may1).toEqual(['connect', 'fix', 'people'])
  expect(mayReach({ kind: 'nobody-needed' }, { source: 'demo' })).toBe(true)
  expect(mayReach({ kind: 'nobody-needed' }, { source: 'environment' })).toBe(false)
  expect(mayReach(person('operator'), { source: 'environment' })).toBe(true)
})

test('a key may no more than its maker may now, and never looks after people', () => {
  expect(may(key('admin', 'admin'), 'check')).toBe(true)
  expect(may(key('admin', 'viewer'), 'check')).toBe(false)
  expect(may(key('viewer', 'admin'), 'check')).toBe(false)
  expect(may(key('admin', 'admin'), 'people')).toBe(false)
})

test('each role is within itself and within admin, and support within all', () => {
  for (const role of roleNames) {
    expect(isWithin(role, role)).toBe(true)
    expect(isWithin(role, 'admin')).toBe(true)
    expect(isWithin('support', role)).toBe(true)
  }
  expect(isWithin('admin', 'operator')).toBe(false)
  expect(isWithin('viewer', 'support')).toBe(false)
})
