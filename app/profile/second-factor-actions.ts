'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { formIn } from '@/app/form-in'
import { code, typedPassword } from '@/app/person-input'
import { tellingInForm } from '@/app/telling'
import { demandPerson } from '@/lib/auth/demand'
import { beginSecondFactor, confirmSecondFactor, endSecondFactor } from '@/lib/auth/second-factor'
import { mayTry } from '@/lib/auth/tries'
import { msg } from '@/lib/message'

const withPassword = z.object({ password: typedPassword })
const withCode = z.object({ code })

export const beginFactor = tellingInForm(
  async (before, form) => {
    const person = await demandPerson()
    const parsed = formIn(withPassword, form, before, ['password'])
    if (!parsed.ok) return parsed.state
    const begun = (await mayTry(person.email)) ? await beginSecondFactor(parsed.given.password) : null
    if (!begun) return { ...parsed.again, errors: { password: notYours } }
    refresh()
    return {
      ...parsed.again,
      result: {
        says: 'Scan the picture with an authenticator, or type the key into it, and keep the backup codes: each lets you in once, should you lose it.',
        qr: begun.uri,
        lines: [`Key: ${new URL(begun.uri).searchParams.get('secret')}`, ...begun.backupCodes],
        what: 'the key and the backup codes',
      },
    }
  },
  ['password'],
)

export const confirmFactor = tellingInForm(
  async (before, form) => {
    await demandPerson()
    const parsed = formIn(withCode, form, before, ['code'])
    if (!parsed.ok) return parsed.state
    if (!(await confirmSecondFactor(parsed.given.code)))
      return { ...parsed.again, errors: { code: wrongCode } }
    refresh()
    return { ...parsed.again, result: { says: 'The second factor is on from now on.' } }
  },
  ['code'],
)

export const endFactor = tellingInForm(
  async (before, form) => {
    const person = await demandPerson()
    const parsed = formIn(withPassword, form, before, ['password'])
    if (!parsed.ok) return parsed.state
    const ended = (await mayTry(person.email)) && (await endSecondFactor(parsed.given.password))
    if (!ended) return { ...parsed.again, errors: { password: notYours } }
    refresh()
    return { ...parsed.again, result: { says: 'The second factor is off.' } }
  },
  ['password'],
)

const notYours = msg('This is not your password, or it was tried too often: wait a while.').text
const wrongCode = 'This is not the code that belongs to the key. Take the newest one.'
