export type { Finding, FindingKind } from './finding'
export { type LintOptions, lint } from './lint'
