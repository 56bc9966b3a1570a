import { reportSchema } from '@/lib/report/json-schema'

export const dynamic = 'force-dynamic'

/** Public and the same for everyone: what the JSON of a report promises. */
export function GET() {
  return Response.json(reportSchema, { headers: { 'content-type': 'application/schema+json' } })
}
