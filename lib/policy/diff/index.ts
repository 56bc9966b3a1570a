export type { ElementChange } from './changes'
export { diff, type PlacedStatement, type PolicyDiff, type StatementDiff } from './diff'
