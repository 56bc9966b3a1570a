import { DemoForm } from './demo-form'

type Demo = { readonly name: string; readonly title: string; readonly story: string }

export function DemoList({ demos }: { demos: readonly Demo[] }) {
  return (
    <DemoForm>
      <ul className="panel grid grid-cols-1 overflow-hidden sm:grid-cols-2 lg:grid-cols-3">
        {demos.map(({ name, title, story }) => (
          <li key={name} className="grid shadow-[0_0_0_1px_var(--hair)]">
            <button
              type="submit"
              name="organization"
              value={name}
              aria-describedby={`demo-${name}`}
              className="group grid content-start gap-0.5 px-4.5 py-3.5 text-left transition-colors -outline-offset-2 hover:bg-sunken active:bg-hair"
            >
              <span className="flex items-baseline justify-between gap-3 font-medium">
                <span>
                  <span className="sr-only">Check </span>
                  {title}
                </span>
                <span
                  aria-hidden="true"
                  className="text-faint transition-transform group-hover:translate-x-0.5 group-hover:text-accent"
                >
                  →
                </span>
              </span>
              <span id={`demo-${name}`} className="text-sm text-soft">
                {story}
              </span>
              <span className="mt-1 font-mono text-xs text-faint">{name}</span>
            </button>
          </li>
        ))}
      </ul>
    </DemoForm>
  )
}
