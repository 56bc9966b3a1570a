import { Fragment } from 'react'
import { CodeBlock } from '@/components/code/block'
import { CopyButton } from '@/components/code/copy-button'
import { FileLink } from './file-link'
import type { Offer } from './key-change'

type Props = { id: string; offer: Offer; what: string }

/**
 * Each form in which keys are kept, one at a time: to read, to copy, or to take as a file. Which one is shown hangs on a
 * radio button, and so on no script.
 */
export function FormTabs({ id, offer: { files }, what }: Props) {
  return (
    <div className="tabs" role="radiogroup" aria-label={what}>
      {files.map(({ title, fileName, ending, language, exact }, index) => {
        if (!('text' in exact)) return null
        const tab = `${id}${ending}`
        return (
          <Fragment key={title}>
            <input type="radio" name={id} id={tab} defaultChecked={index === 0} className="sr-only" />
            <label htmlFor={tab}>{title}</label>
            <div className="tab-text">
              <p className="mb-2 flex min-w-0 items-center justify-between gap-3">
                <FileLink fileName={fileName} ending={ending} text={exact} />
                <CopyButton text={exact.text} what={`${title}, ${what}`} />
              </p>
              <CodeBlock text={exact.text} language={language} />
            </div>
          </Fragment>
        )
      })}
    </div>
  )
}
