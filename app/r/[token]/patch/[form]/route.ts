import { keyPatchFile } from '@/app/key-patch-file'
import { downloadable } from '../../behind'

/** The change to the key policy of a shared report. */
export async function GET(request: Request, { params }: RouteContext<'/r/[token]/patch/[form]'>) {
  const { token, form } = await params
  const shared = await downloadable(request, token)
  return shared instanceof Response ? shared : keyPatchFile(shared.report, form, new URL(request.url))
}
