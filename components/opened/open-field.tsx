import { type FormEvent, useId } from 'react'

type Props = {
  title: string
  onFile: (file: File) => void
  onLink: (link: string) => void
}

/** A file, chosen or dropped anywhere on it, or a link. */
export function OpenField({ title, onFile, onLink }: Props) {
  const id = useId()
  const open = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const link = new FormData(event.currentTarget).get('link')
    if (typeof link === 'string' && link.trim() !== '') onLink(link)
  }
  return (
    <section
      aria-label={title}
      className="panel grid gap-4 border-dashed p-5"
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        event.preventDefault()
        const [file] = event.dataTransfer.files
        if (file) onFile(file)
      }}
    >
      <div>
        <label htmlFor={`${id}-file`} className="block text-sm font-medium">
          {title}
        </label>
        <p className="mb-2 text-xs text-soft">
          Choose its JSON file, or drop it here. It stays in this browser.
        </p>
        <input
          id={`${id}-file`}
          type="file"
          accept=".json,application/json"
          className="block w-full text-sm file:button file:mr-3"
          onChange={event => {
            const [file] = event.currentTarget.files ?? []
            if (file) onFile(file)
          }}
        />
      </div>
      <form onSubmit={open} className="flex flex-wrap items-end gap-2">
        <div className="min-w-48 grow">
          <label htmlFor={`${id}-link`} className="mb-1 block text-xs text-soft">
            Or paste a link
          </label>
          <input
            id={`${id}-link`}
            name="link"
            className="field font-mono"
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <button type="submit" className="button">
          Open
        </button>
      </form>
    </section>
  )
}
