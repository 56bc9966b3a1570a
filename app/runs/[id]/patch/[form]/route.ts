import { keyPatchFile, plain } from '@/app/key-patch-file'
import { refusal } from '@/lib/auth/demand'
import { visibleRun } from '../../visible-run'

/** The change to the key policy of a finished run. */
export async function GET(request: Request, { params }: RouteContext<'/runs/[id]/patch/[form]'>) {
  const refused = await refusal('see')
  if (refused) return refused
  const { id, form } = await params
  const report = (await visibleRun(id))?.report()
  if (!report) return plain('There is no finished run here: begin one, and wait for its end.', 404)
  return keyPatchFile(report, form, new URL(request.url))
}
