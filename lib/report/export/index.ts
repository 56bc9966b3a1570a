import { jsonText } from '../json'
import type { Report } from '../model'
import { csvOf } from './csv'
import { htmlOf } from './html/html'
import { junitOf } from './junit'
import { markdownOf } from './markdown'
import { ocsfOf } from './ocsf'
import { sarifOf } from './sarif'

/** Whatever leaves, leaves in one of these. A file's name is the same for everybody: it carries nothing of the report. */
export const exports = [
  {
    id: 'json',
    title: 'JSON',
    fileName: 'kiro-readiness.json',
    mediaType: 'application/json',
    render: (report: Report) => `${jsonText(report)}\n`,
  },
  {
    id: 'html',
    title: 'A page to keep',
    fileName: 'kiro-readiness.html',
    mediaType: 'text/html; charset=utf-8',
    render: htmlOf,
  },
  {
    id: 'markdown',
    title: 'Markdown',
    fileName: 'kiro-readiness.md',
    mediaType: 'text/markdown; charset=utf-8',
    render: markdownOf,
  },
  {
    id: 'csv',
    title: 'CSV',
    fileName: 'kiro-readiness.csv',
    mediaType: 'text/csv; charset=utf-8; header=present',
    render: csvOf,
  },
  {
    id: 'junit',
    title: 'JUnit',
    fileName: 'kiro-readiness-junit.xml',
    mediaType: 'application/xml',
    render: junitOf,
  },
  {
    id: 'sarif',
    title: 'SARIF',
    fileName: 'kiro-readiness.sarif',
    mediaType: 'application/sarif+json',
    render: sarifOf,
  },
  {
    id: 'ocsf',
    title: 'OCSF',
    fileName: 'kiro-readiness-ocsf.json',
    mediaType: 'application/json',
    render: ocsfOf,
  },
] as const satisfies readonly Export[]

export type ExportId = (typeof exports)[number]['id']

type Export = {
  readonly id: string
  readonly title: string
  readonly fileName: string
  readonly mediaType: string
  render(report: Report): string
}

export function exportNamed(id: ExportId): (typeof exports)[number] {
  const found = exports.find(each => each.id === id)
  if (!found) throw new Error(`There is no export ${id}`)
  return found
}
