import type { Aws } from '@/lib/aws/caller'
import type { PlannedWrite } from '../plan'

/** How one operation is made, and how one sees what it is about to change and what it has changed. */
export type Write = {
  /** What stands there now. */
  read(aws: Aws, write: PlannedWrite): Promise<string>
  /** Whether two of these texts mean the same: AWS may give a text back otherwise than it was put. */
  same(one: string, other: string): boolean
  /** Where AWS takes a while: what it is at, where that is neither of the two that were planned. */
  onTheWay?(text: string): 'under-way' | 'failed' | null
  send(aws: Aws, write: PlannedWrite): Promise<unknown>
}
