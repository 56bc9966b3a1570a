import { expect, test } from 'vitest'
import { isSameIdentity } from './writer'

const iam = 'arn:aws:iam::111122223333:'
const sts = 'arn:aws:sts::111122223333:'
test.each([
  [`${iam}role/Fix`, `${sts}assumed-role/Fix/session`, true],
  [`${iam}role/a/path/Fix`, `${sts}assumed-role/Fix/session`, true],
  [`${sts}assumed-role/Fix/one`, `${sts}assumed-role/Fix/other`, true],
  [`${iam}user/a/path/Fix`, `${iam}user/a/path/Fix`, true],
  [`${iam}root`, `${iam}root`, true],
  [`${iam}role/Fix`, `${sts}assumed-role/Read/Fix`, false],
  [`${iam}role/Fix/Other`, `${sts}assumed-role/Fix/session`, false],
  [`${iam}role/Fix`, 'arn:aws:sts::444455556666:assumed-role/Fix/session', false],
  [`${iam}user/Fix`, `${sts}assumed-role/Fix/session`, false],
  [`${iam}role/Fix`, `${iam}user/Fix`, false],
  [`${iam}user/Fix`, '', false],
])('%s and %s: %s', (planned, calls, same) => {
  expect(isSameIdentity(planned, calls)).toBe(same)
})
