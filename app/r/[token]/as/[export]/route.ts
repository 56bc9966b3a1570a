import { z } from 'zod'
import { plain } from '@/app/key-patch-file'
import { type ExportId, exportNamed, exports } from '@/lib/report/export'
import { privately } from '../../answer'
import { downloadable } from '../../behind'

const exportShape = z.enum(exports.map(({ id }) => id) as [ExportId, ...ExportId[]])

/** A shared report as a file; as JSON it is signed. */
export async function GET(request: Request, { params }: RouteContext<'/r/[token]/as/[export]'>) {
  const { token, export: name } = await params
  const shared = await downloadable(request, token)
  if (shared instanceof Response) return shared
  const asked = exportShape.safeParse(name)
  if (!asked.success) return plain('There is no such form of a report.', 404)
  const { id, mediaType, fileName, render } = exportNamed(asked.data)
  return new Response(id === 'json' ? shared.text : render(shared.report), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${fileName}"`,
      ...privately,
    },
  })
}
