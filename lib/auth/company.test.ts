import { expect, test } from 'vitest'
import { type Company, roleOf } from './company'

const at: Company = {
  issuer: 'https://id.example.com',
  clientId: 'c',
  clientSecret: 's',
  claim: 'groups',
  roles: { 'platform-admins': 'admin', everyone: 'viewer' },
}

test.each([
  [{ groups: ['everyone'] }, 'viewer'],
  [{ groups: ['everyone', 'platform-admins'] }, 'admin'],
  [{ groups: 'everyone other' }, 'viewer'],
  [{ groups: ['others'] }, null],
  [{ groups: ['constructor', '__proto__'] }, null],
  [{ groups: [{ name: 'platform-admins' }, 7] }, null],
  [{ groups: { 'platform-admins': true } }, null],
  [{}, null],
])('%j has the role %s', (profile, role) => {
  expect(roleOf(profile, at)).toBe(role)
})
