import { expect, test } from 'vitest'
import { commonPasswords } from './common-passwords'
import { passwordProblem, SHORTEST_PASSWORD } from './password'

const email = 'ada.lovelace@example.com'

test.each([
  ['shorter than twelve', 'elevenchars', /at least \{least\}/],
  ['nothing', '', /at least/],
  ['the e-mail address', 'Ada.Lovelace@example.com', /e-mail address/],
  ['what stands before the @', 'ADA.LOVELACE', /e-mail address/],
  ['on the list', 'Password1234', /lists/],
  ['on the list, with spaces around it', ' password1234 ', /lists/],
  ['three characters over and over', 'abcabcabcabcabc', /lists/],
  ['longer than it may be', 'x1y2'.repeat(40), /at most/],
])('%s will not do', (_what, password, template) => {
  expect(passwordProblem(password, email)?.template).toMatch(template)
})

test.each(['four words in a row', '五十音順に並べた十二文字', 'tr0ub4dor&3 and more'])(
  '%s will do',
  password => {
    expect(passwordProblem(password, email)).toBeNull()
  },
)

test('the list holds nothing that its length refuses already, and is in small letters', () => {
  for (const password of commonPasswords) expect(password).toBe(password.toLowerCase())
  expect([...commonPasswords].filter(password => password.length < SHORTEST_PASSWORD)).toEqual([])
})
