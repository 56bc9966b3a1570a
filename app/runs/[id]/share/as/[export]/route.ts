import { z } from 'zod'
import { plain } from '@/app/key-patch-file'
import { tellingRoute } from '@/app/telling'
import { refusal } from '@/lib/auth/demand'
import { tellOfRun } from '@/lib/auth/events'
import { type ExportId, exportNamed, exports } from '@/lib/report/export'
import { hidden } from '../../hidden'
import { profileIn, queryIn } from '../../profile-in'
import { sharer } from '../../sharer'

const exportShape = z.enum(exports.map(({ id }) => id) as [ExportId, ...ExportId[]])

/** A run's report as a file to hand out, with hidden what the address says; as JSON it is signed. */
export const GET = tellingRoute<RouteContext<'/runs/[id]/share/as/[export]'>>(async (request, { params }) => {
  const refused = await refusal('share')
  if (refused) return refused
  const { id, export: name } = await params
  const [who, asked] = [await sharer(id), exportShape.safeParse(name)]
  if (!who) return plain('There is no finished run here that you may hand out.', 404)
  if (!asked.success) return plain('There is no such form of a report.', 404)
  const profile = profileIn(queryIn(new URL(request.url)))
  const { text, redacted } = await hidden(who, profile)
  await tellOfRun(who.run.id, {
    action: 'report.taken',
    details: { as: asked.data, hides: profile.kind },
  })
  const { id: form, mediaType, fileName, render } = exportNamed(asked.data)
  return new Response(form === 'json' ? text : render(redacted.report), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
    },
  })
})
