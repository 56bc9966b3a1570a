import { visible } from '@/lib/message'
import { tokens } from './json'

const colours = { key: 'text-soft', value: 'text-ink', mark: 'text-faint' } as const

type Props = {
  text: string
  language: 'json' | 'shell' | 'text'
  /** Numbers of the lines that differ, from 0. */
  changed?: ReadonlySet<number>
  as?: 'wanted' | 'present'
}

/** Code as it is. It scrolls by itself and never widens the page; browsers let a keyboard into what scrolls. */
export function CodeBlock({ text, language, changed, as = 'wanted' }: Props) {
  const tint =
    as === 'wanted'
      ? 'bg-verdict-pass/10 shadow-[inset_2px_0_var(--verdict-pass)]'
      : 'bg-verdict-fail/10 shadow-[inset_2px_0_var(--verdict-fail)]'
  const lines = text.split('\n').map((line, number) => ({ number, line: visible(line) }))
  return (
    <pre className="overflow-x-auto rounded-lg border border-line bg-sunken py-2.5 font-mono text-xs leading-5">
      <code className="block w-max min-w-full print:w-auto">
        {lines.map(({ number, line }) => (
          <span key={number} className={changed?.has(number) ? `block px-3.5 ${tint}` : 'block px-3.5'}>
            {language === 'json'
              ? tokens(line).map(token => (
                  <span key={token.at} className={colours[token.kind]}>
                    {token.text}
                  </span>
                ))
              : line}
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  )
}
