import { CodeBlock } from '@/components/code/block'
import { CopyButton } from '@/components/code/copy-button'

export type RoleText = {
  readonly form: string
  readonly title: string
  readonly fileName: string
  readonly path: string
  readonly text: string
  readonly how: string
}

/** The same roles in each form, one shown at a time; each is copied with one click, and a file beside it. */
export function RoleTexts({ texts }: { texts: readonly RoleText[] }) {
  return (
    <ul className="panel divide-y divide-hair">
      {texts.map(({ form, title, fileName, path, text, how }, index) => (
        <li key={form} className="relative">
          <details name="role-texts" open={index === 0} className="group">
            <summary className="flex min-h-14 items-center gap-2.5 py-2 pr-26 pl-4.5 text-sm font-medium">
              <span
                className="inline-block text-faint transition-transform group-open:rotate-90"
                aria-hidden="true"
              >
                ›
              </span>
              {title}
            </summary>
            <div className="grid grid-cols-1 gap-2.5 px-2.5 pb-2.5">
              <p className="px-2 text-sm text-soft">
                {how}{' '}
                <a href={path} download={fileName} className="link font-mono text-xs text-ink">
                  {fileName}
                </a>
              </p>
              <CodeBlock text={text} language={form === 'cli' ? 'shell' : 'text'} />
            </div>
          </details>
          <div className="absolute top-2 right-3 sm:top-3">
            <CopyButton text={text} what={`the text for ${title}`} />
          </div>
        </li>
      ))}
    </ul>
  )
}
