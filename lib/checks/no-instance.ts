import type { Instances } from '@/lib/facts/model'
import { msg } from '@/lib/message'
import type { Outcome } from './check'

/** Of every check that is about the instance, where none is judged. */
export function noInstance({ found }: Instances): Outcome {
  return {
    verdict: 'skip',
    statement:
      found.length > 0
        ? msg('The instance that was named is not among the {count} that this account can see', {
            count: found.length,
          })
        : msg('There is no IAM Identity Center instance yet'),
    evidence: [],
  }
}
