import type { Limits } from './limits'
import type { Sections } from './profiles'
import type { Settings } from './settings'

/** What is used on the way from a source of credentials to keys. */
export type Way = {
  /** Where sts is asked, unless a profile names its own. */
  readonly region: string
  readonly endpoint: string | undefined
  readonly sections: Sections
  readonly settings: Settings
  readonly limits: Limits
  /** The end of the run's time: whatever is under way then is ended. */
  readonly signal: AbortSignal
}
