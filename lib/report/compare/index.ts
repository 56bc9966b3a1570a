export { type Comparison, compare } from './compare'
export type { FindingChange } from './findings'
export { markdownOf } from './markdown'
export { isSamePolicy, type PolicyChange } from './policies'
