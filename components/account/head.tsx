import { AnswerMark } from '@/components/answer/mark'
import type { Standing } from '@/components/answer/words'
import { Ago } from '@/components/time/ago'
import { visible } from '@/lib/message'
import { type ChangeNames, ChangesLine } from './changes'
import { Tag } from './tag'

type Props = {
  name: string
  label: string
  awsAccountId: string
  demo: string | null
  standing: Standing
  latestAt: string | null
  changes: ChangeNames | null
  now: number
}

export function AccountHead({ name, label, awsAccountId, demo, standing, latestAt, changes, now }: Props) {
  return (
    <>
      <h1 className="text-[1.75rem] leading-9 font-semibold tracking-tight">
        <bdi>{visible(name)}</bdi>
      </h1>
      <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-soft">
        <AnswerMark standing={standing} />
        {latestAt && <Ago at={latestAt} now={now} />}
        <span>
          Account <span className="font-mono text-[0.8125rem]">{visible(awsAccountId)}</span>
        </span>
        {demo !== null && <Tag accent>Demo: {visible(demo)}</Tag>}
        {label !== '' && <Tag>{visible(label)}</Tag>}
      </p>
      {latestAt && (
        <div className="mt-2 text-sm text-soft">
          <ChangesLine changes={changes} />
        </div>
      )}
    </>
  )
}
