import { z } from 'zod'
import { notRunShape, reportShape } from './schema'
import { signedReportShape } from './sign/signed'

/** JSON Schema (draft 2020-12) of what `--json` prints, what a report's address serves and what a file holds. */
export const reportSchema = {
  ...z.toJSONSchema(z.union([reportShape, signedReportShape, notRunShape])),
  title: 'Kiro Readiness report, version 1',
}
