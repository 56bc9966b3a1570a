export { doorPage, type Refused } from './door'
export { busyPage, missingPage } from './message'
export { sharedPage } from './shared'
