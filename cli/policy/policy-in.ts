import { msg } from '@/lib/message'
import { type PolicyDocument, parsePolicy } from '@/lib/policy'
import { Unreadable } from './unreadable'

/** Throws `Unreadable` where the text is no policy. */
export function policyIn(text: string): PolicyDocument {
  const parsed = parsePolicy(text)
  if (parsed.ok) return parsed.policy
  const { path, message } = parsed.error
  throw new Unreadable(msg('{message} (at {path})', { message, path: path || 'the top' }))
}
