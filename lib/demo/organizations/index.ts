import type { Organization } from '../organization'
import { cmkMissing } from './cmk-missing'
import { cmkReady } from './cmk-ready'
import { ready } from './ready'

const inOrder: readonly Organization[] = [ready, cmkReady, cmkMissing]

/** By name, in the order in which they are shown. */
export const organizations: Readonly<Record<string, Organization>> = Object.fromEntries(
  inOrder.map(organization => [organization.name, organization]),
)
