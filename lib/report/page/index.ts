export { doorPage, type Refused } from './door'
export { busyPage, missingPage, refusedPage } from './message'
export { sharedPage } from './shared'
