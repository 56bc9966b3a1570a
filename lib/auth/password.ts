import { type Message, msg } from '@/lib/message'
import { commonPasswords } from './common-passwords'

export const SHORTEST_PASSWORD = 12
const LONGEST = 128

/** Why a password will not do; null: it will. Length is what counts, so that no kinds of characters are asked for. */
export function passwordProblem(password: string, email: string): Message | null {
  const [small, address] = [password.trim().toLowerCase(), email.trim().toLowerCase()]
  if (password.length < SHORTEST_PASSWORD)
    return msg(
      'Take at least {least} characters: what is shorter can be guessed from a stolen copy of the data. A few words in a row are fine.',
      { least: SHORTEST_PASSWORD },
    )
  if (password.length > LONGEST) return msg('Take at most {most} characters.', { most: LONGEST })
  if (address !== '' && (small === address || small === address.split('@')[0]))
    return msg('This is your e-mail address, which is the first thing that is tried. Take something else.')
  if (commonPasswords.has(small) || new Set(small).size < 4)
    return msg('This is on the lists that guessers begin with. Take something that is yours alone.')
  return null
}
