import type { Facts, Given, Outcome } from '@/lib/checks/check'
import type { FactName, FactValues, Instance, Known, Settled } from '@/lib/facts/model'
import { msg } from '@/lib/message'

type Asked = Pick<Facts<'instances' | 'instance-details', never>, 'instances' | 'instance-details'>

/** The instance and its customer managed key, or the outcome of every check on a key where there is none. */
export type Scene =
  | { readonly outcome: Outcome }
  | { readonly outcome: null; readonly instance: Instance; readonly keyArn: string }
