import { msg } from '@/lib/message'
import type { Outcome } from './check'

/** Of every check that is about the instance, where there is none. */
export const noInstance: Outcome = {
  verdict: 'skip',
  statement: msg('There is no IAM Identity Center instance yet'),
  evidence: [],
}
