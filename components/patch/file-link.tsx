/** Of this server, fetched when it is wanted; or here already. */
export type Text = { readonly url: string } | { readonly text: string }

type Props = { fileName: string; ending: string; text: Text; className?: string }

/** A text as a file. The names are long and alike: what tells them apart is shown. */
export function FileLink({ fileName, ending, text, className = '' }: Props) {
  return (
    <a
      className={`link w-fit max-w-full truncate font-mono text-xs ${className}`}
      href={'url' in text ? text.url : dataUrl(text.text)}
      download={fileName}
      title={fileName}
    >
      <span className="sr-only">Download </span>
      kms-key-policy…{ending}
    </a>
  )
}

function dataUrl(text: string): string {
  return `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`
}
