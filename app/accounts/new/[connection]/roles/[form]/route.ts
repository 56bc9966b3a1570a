import { refusal } from '@/lib/auth/demand'
import { connectionCalled, roleTexts } from '../../role-texts'

/** The roles as a file, such as a template that CloudFormation takes. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/accounts/new/[connection]/roles/[form]'>,
) {
  const refused = await refusal('connect')
  if (refused) return refused
  const { connection: id, form } = await params
  const connection = await connectionCalled(id)
  const found = connection?.run_id === null && roleTexts(connection).find(each => each.form === form)
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  if (!found) return new Response('There is no such role here.', { status: 404, headers })
  return new Response(found.text, {
    headers: { ...headers, 'content-disposition': `attachment; filename="${found.fileName}"` },
  })
}
