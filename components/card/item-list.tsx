import { visible } from '@/lib/message'
import type { Evidence } from '@/lib/report/model'

type List = Extract<Evidence, { kind: 'list' }>

/** Short things stand side by side; each is set apart, since names may run in the other direction. */
export function ItemList({ title, items, more }: List) {
  const short = items.every(item => item.length <= 40)
  return (
    <div>
      <p className="text-sm">{visible(title.text)}</p>
      <ul
        className={
          short
            ? 'mt-1 grid gap-x-5 gap-y-0.5 text-sm text-soft sm:grid-cols-2'
            : 'mt-1 grid gap-y-0.5 text-sm text-soft'
        }
      >
        {items.map(item => (
          <li key={item} className="flex gap-2">
            <span aria-hidden="true" className="text-faint">
              ·
            </span>
            <bdi className="min-w-0">{visible(item)}</bdi>
          </li>
        ))}
        {more > 0 && <li className="text-faint">and {more.toLocaleString('en-US')} more</li>}
      </ul>
    </div>
  )
}
